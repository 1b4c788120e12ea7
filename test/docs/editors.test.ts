import assert from 'node:assert/strict'
import {spawnSync} from 'node:child_process'
import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {buildProgram, config, folderWith, program, registry} from '../cli/run.js'

const pages = ['editors.md', 'editors.zh-CN.md']

/** The code of a page in a language, with this program in the place of its path. */
function snippets(page: string, language: string): readonly string[] {
  const text = readFileSync(join(import.meta.dirname, '../../docs', page), 'utf8')
  return [...text.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms'))].map(([, code = '']) =>
    code.replaceAll('/path/to/plumbline/dist/plumbline.js', program),
  )
}

const files = {
  'plumbline.yaml': config,
  'base.metrics.yaml': registry.replace('unit: 个', 'unit: 亿个'),
  'other.yaml': 'a: 1\n',
  'plan.md': '截至2020年底，全市建成互联网数据中心105个。\n',
}

const isInstalled = (name: string): boolean => spawnSync(name, ['--version']).status === 0

function run(folder: string, command: string, words: readonly string[]): string {
  const env = {...process.env, HOME: folder, XDG_CACHE_HOME: join(folder, '.cache'), LC_ALL: 'C.UTF-8'}
  const {stdout, stderr} = spawnSync(command, words, {cwd: folder, env, encoding: 'utf8', timeout: 50_000})
  return `${stdout}\n${stderr}`
}

suite('what the pages say of other editors', () => {
  suiteSetup(buildProgram)

  test('Neovim, as printed, attaches to drafts and registries and to no other YAML', function () {
    if (!isInstalled('nvim')) this.skip()
    const [setup = ''] = snippets('editors.md', 'lua')
    assert.equal(setup.replace(/--.*/g, ''), snippets('editors.zh-CN.md', 'lua')[0]?.replace(/--.*/g, ''))
    const ask = `
vim.cmd('filetype on')
for _, name in ipairs({'base.metrics.yaml', 'plumbline.yaml', 'plan.md', 'other.yaml'}) do
  vim.cmd('edit ' .. name)
  local attached = vim.wait(name == 'other.yaml' and 500 or 20000, function() return next(vim.lsp.buf_get_clients(0)) ~= nil end, 50)
  local found = attached and name:match('metrics') and vim.wait(20000, function() return #vim.diagnostic.get(0) > 0 end, 50)
  io.stdout:write(name .. ' ' .. tostring(attached) .. ' ' .. tostring(found and vim.diagnostic.get(0)[1].message) .. '\\n')
end
vim.cmd('qa!')
`
    const folder = folderWith({...files, 'init.lua': setup, 'ask.lua': ask})
    const said = run(folder, 'nvim', ['--headless', '-u', 'init.lua', '-i', 'NONE', '-n', '-c', 'luafile ask.lua'])
    assert.match(said, /other\.yaml false/)
    assert.match(said, /base\.metrics\.yaml true .*亿/)
    assert.match(said, /plumbline\.yaml true/)
    assert.match(said, /plan\.md true/)
  })

  test('Emacs, as printed, starts the server for drafts and registries and for no other YAML', function () {
    const there = ['-q', '--batch', '--eval', "(progn (package-initialize) (require 'eglot))"]
    if (spawnSync('emacs', there).status !== 0) this.skip()
    const [setup = ''] = snippets('editors.md', 'elisp')
    assert.equal(setup, snippets('editors.zh-CN.md', 'elisp')[0])
    const ask = `(package-initialize)
(define-derived-mode markdown-mode text-mode "Markdown")
(define-derived-mode yaml-mode text-mode "YAML")
(load-file "setup.el")
(require 'eglot)
(defvar asked nil)
(fset 'eglot-ensure (lambda () (setq asked t)))
(dolist (it '(("other.yaml" yaml-mode) ("base.metrics.yaml" yaml-mode) ("plumbline.yaml" yaml-mode) ("plan.md" markdown-mode)))
  (find-file (car it))
  (setq asked nil)
  (funcall (cadr it))
  (message "%s %s %s" (car it) asked
           (cl-some (lambda (known) (and (listp (car known)) (memq (cadr it) (car known)) (nth 2 known))) eglot-server-programs)))
`
    const folder = folderWith({...files, 'setup.el': setup})
    writeFileSync(join(folder, 'ask.el'), ask)
    const said = run(folder, 'emacs', ['-q', '--batch', '-l', 'ask.el'])
    assert.match(said, /other\.yaml nil/)
    for (const name of ['base.metrics.yaml', 'plumbline.yaml', 'plan.md'])
      assert.ok(said.includes(`${name} t ${program}`), said)
  })

  test('Helix starts it for both languages, and the settings of Zed are JSON', () => {
    for (const page of pages) {
      const [toml = ''] = snippets(page, 'toml')
      assert.deepEqual(
        [...toml.matchAll(/^name = "(\w+)"\nlanguage-servers = \[.*"plumbline"\]$/gm)].map(([, name]) => name),
        ['markdown', 'yaml'],
      )
      const [settings = ''] = snippets(page, 'json')
      const {schemas} = JSON.parse(settings).lsp['yaml-language-server'].settings.yaml
      assert.deepEqual(Object.values(schemas), ['*.metrics.yaml'])
    }
  })
})
