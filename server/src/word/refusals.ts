import type {Refusal} from './package.js'

/** Why a file is not read, and what to do, for people. */
export const refusals: Readonly<Record<Refusal, {readonly zh: string; readonly en: string}>> = {
  'old-format': {
    zh: '这是旧版 Word 或 WPS 的二进制格式，请打开后另存为 .docx 再核对',
    en: 'this is the binary format of older Word or WPS; open it and save it as .docx',
  },
  encrypted: {
    zh: '文件设有打开密码，请先取消密码再核对',
    en: 'the file has a password; take the password off first',
  },
  strict: {
    zh: '这是“Strict Open XML”格式，请另存为普通的“Word 文档（.docx）”',
    en: 'this is “Strict Open XML”; save it as an ordinary Word document (.docx)',
  },
  macros: {
    zh: '文件含有宏，不予读取，请另存为不含宏的 .docx',
    en: 'the file holds macros and is not read; save it as .docx without macros',
  },
  damaged: {
    zh: '文件已损坏，读不出正文，请用 Word 或 WPS 打开修复后另存',
    en: 'the file is damaged and its text cannot be read; open it in Word, have it repaired and save it anew',
  },
  'not-word': {
    zh: '不是 Word 文稿（.docx）',
    en: 'not a Word document (.docx)',
  },
  'too-large': {
    zh: '文件过大或解压后过大（上限 300 MB），不予读取，请删去其中的图片和附件后再核对',
    en: 'the file is too large, or would be when unpacked (300 MB at most); take pictures and attachments out first',
  },
}
