import type {SyntaxProblem} from '../yaml/node.js'
import type {LocalProblem} from './check.js'

const words: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: '同一处写了两个相同的键，以先写的为准；请删去一个',
  BAD_INDENT: '缩进不对，请与同级的行对齐',
  TAB_AS_INDENT: '缩进请用空格，不用制表符',
  MISSING_CHAR: '缺少与之配对的引号、括号或冒号',
  MULTILINE_IMPLICIT_KEY: '键应写在一行之内，检查是否缺了冒号',
  BLOCK_AS_IMPLICIT_KEY: '一行里有两个冒号；文字里含冒号时请加引号',
  BLOCK_IN_FLOW: '花括号、方括号里不能再换行分层书写',
  UNEXPECTED_TOKEN: '这里多出了不合 YAML 语法的字符；以特殊符号开头的文字请加引号',
  BAD_ALIAS: '“*”引用了没有定义的名称；如是文字，请加引号',
  BAD_DQ_ESCAPE: '双引号里的反斜杠不合规则，改用单引号即可',
  BAD_SCALAR_START: '文字不能以这个符号开头，请加引号',
  KEY_OVER_1024_CHARS: '键过长',
  MULTIPLE_DOCS: '一个文件只能有一份内容，“---”之后的部分不起作用',
  NOT_A_KEY: '这一行不是“键: 值”的写法，检查是否缺了冒号或缩进',
  TOO_DEEP: '嵌套过深，无法读取',
}

/** A breach of YAML, in an official's words; the entries before and after it still serve. */
export const sayProblem = ({span, code, message}: SyntaxProblem): LocalProblem => ({
  id: 'reg-syntax',
  severity: 'error',
  span,
  message: {zh: `${words[code] ?? '这里不合 YAML 语法'}。`, en: `YAML: ${message}.`},
})
