-- One session in Neovim (0.7 and later), as `docs/editors.md` sets it up. Prints a line for each step.
local patience = 10000

local function say(name, good, why)
  io.stdout:write(good and ('ok ' .. name .. '\n') or ('not ok ' .. name .. ': ' .. tostring(why) .. '\n'))
end

local id = vim.lsp.start_client({
  name = 'plumbline',
  cmd = {'node', os.getenv('PLUMBLINE'), 'lsp', '--stdio'},
  root_dir = vim.fn.getcwd(),
})
vim.api.nvim_buf_set_option(0, 'filetype', 'markdown')
vim.lsp.buf_attach_client(0, id)

-- The words under a diagnostic of this rule, or nil; columns of Neovim count bytes.
local function words_of(rule)
  for _, it in ipairs(vim.diagnostic.get(0)) do
    if it.source == 'plumbline' and (it.code or it.user_data.lsp.code) == rule then
      local line = vim.api.nvim_buf_get_lines(0, it.lnum, it.lnum + 1, false)[1]
      return line:sub(it.col + 1, it.end_col), it
    end
  end
end

local function wait_for_words(wanted)
  vim.wait(patience, function() return words_of('registry-value-mismatch') == wanted end, 50)
  return words_of('registry-value-mismatch')
end

local function ask(method, params)
  local _, answer = next(vim.lsp.buf_request_sync(0, method, params, patience) or {})
  return answer and answer.result
end

local function position()
  return vim.lsp.util.make_position_params(0, vim.lsp.get_client_by_id(id).offset_encoding)
end

local shown, diagnostic = wait_for_words('105个')
say('diagnostics', shown == '105个', shown)
if diagnostic then vim.api.nvim_win_set_cursor(0, {diagnostic.lnum + 1, diagnostic.col}) end

local hover = ask('textDocument/hover', position())
say('hover', hover and vim.inspect(hover):find('103个', 1, true), vim.inspect(hover))

local place = ask('textDocument/definition', position())
place = place and (place[1] or place)
say('definition', place and place.uri:find('base.metrics.yaml', 1, true) and place.range.start.line > 0, vim.inspect(place))

local params = position()
params.range = {start = params.position, ['end'] = params.position}
params.context = {diagnostics = {}}
for _, action in ipairs(ask('textDocument/codeAction', params) or {}) do
  if action.title:find('103个', 1, true) and action.edit then
    vim.lsp.util.apply_workspace_edit(action.edit, vim.lsp.get_client_by_id(id).offset_encoding)
    break
  end
end
local line = vim.api.nvim_buf_get_lines(0, 2, 3, false)[1]
vim.wait(patience, function() return words_of('registry-value-mismatch') == nil end, 50)
local left = words_of('registry-value-mismatch')
say('code action', line:find('103个', 1, true) and not left, line .. tostring(left))

local at = line:find('103个', 1, true) or 1
vim.api.nvim_buf_set_text(0, 2, at - 1, 2, at + 2, {'99'})
shown = wait_for_words('99个')
say('edit after an emoji', shown == '99个', shown)

vim.lsp.stop_client(id)
say('end', vim.wait(patience, function() return vim.lsp.client_is_stopped(id) end, 50), 'still running')
vim.cmd('qa!')
