-- Waits until the editor, as its init.lua sets it up, shows what is wrong in the draft; says the words it marks.
vim.wait(20000, function() return #vim.diagnostic.get(0) > 0 end, 50)
for _, it in ipairs(vim.diagnostic.get(0)) do
  local line = vim.api.nvim_buf_get_lines(0, it.lnum, it.lnum + 1, false)[1]
  io.stdout:write('found ' .. line:sub(it.col + 1, it.end_col) .. '\n')
end
vim.cmd('qa!')
