import {version} from '../version.js'
import type {Locale} from './locale.js'
import {print} from './output.js'

const texts: Record<Locale, string> = {
  en: `Plumbline ${version}: checks the figures of a plan against a registry of indicators.

  plumbline check [PATH…]      check drafts; a folder means every *.md below it, no path the workspace, - standard input
  plumbline extract [PATH…]    print every indicator mention, with no judgement
  plumbline explain FILE:LINE:COLUMN  why the number there was, or was not, taken for a figure
  plumbline lsp --stdio        the language server, for any editor

  --registry FILE       use these registry files instead of those the configuration names (repeatable)
  --config FILE         use this configuration instead of the nearest plumbline.yaml above the draft
  --format NAME         check: text, json, sarif, github; extract: text, json, jsonl, csv
  --fail-on LEVEL       check: error (default), warning, never
  --fix                 check: apply the safe fixes, then report what is left
  --since REV           check: only findings on lines changed since git revision REV (from the merge base)
  --baseline FILE       check: leave out the findings that FILE knows
  --write-baseline      check: take all findings into the baseline
  --watch               check: again after each change, until Ctrl+C
  --no-cache            check, lsp: neither use nor keep what was found in the drafts of folders before
  --locale zh-cn|en     language of messages
  --trace FILE          lsp: write methods, times, sizes and versions of all messages to FILE; never a draft's text

Exit status: 0 nothing at or above the level, 1 such findings, 2 could not run.
`,
  'zh-cn': `Plumbline 准绳 ${version}：对照登记库检查规划文稿中的数字。

  plumbline check [路径…]      检查文稿；文件夹指其下全部 *.md，不写路径指整个工作区，- 指标准输入
  plumbline extract [路径…]    列出每一处指标数值，不作判断
  plumbline explain 文件:行:列  那里的数字为什么作、或不作指标数值
  plumbline lsp --stdio        语言服务器，供任何编辑器使用

  --registry 文件       用这些登记库文件，不用配置里写的（可重复）
  --config 文件         用这份配置，不用文稿上层最近的 plumbline.yaml
  --format 名称         check：text、json、sarif、github；extract：text、json、jsonl、csv
  --fail-on 级别        check：error（默认）、warning、never
  --fix                 check：先作不改变文意的修改，再报告余下的问题
  --since 版本          check：只列 git 版本（自分叉处起）以来改动的行上的问题
  --baseline 文件       check：不列文件中已收录的问题
  --write-baseline      check：把全部问题收录进该文件
  --watch               check：文件一改动就重新检查，按 Ctrl+C 结束
  --no-cache            check、lsp：不使用、也不保存以前对文件夹中文稿的检查结果
  --locale zh-cn|en     提示语言
  --trace 文件          lsp：把每条消息的方法、用时、大小和版本号写入文件，不含文稿内容

退出状态：0 没有达到该级别的问题；1 有；2 未能运行。
`,
}

export const usage = {
  print: async (locale: Locale): Promise<number> => {
    await print(texts[locale])
    return 0
  },
  version: async (): Promise<number> => {
    await print(`${version}\n`)
    return 0
  },
}
