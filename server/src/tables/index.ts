/** What the rest of the program asks of spreadsheets; loaded when the first of them is met. */
export {writeCsv} from '../core/tables/csv.js'
export {rowsOf, toSdmx, toTable} from '../core/tables/export.js'
export {formFor, isFormTime} from '../core/tables/form.js'
export {readTable, type TableReading} from '../core/tables/read-table.js'
export {readFileSheets, readSheets, type TableRefusal, TableRefused, tableRefusals} from './read.js'
export {exportSheet, formSheet, type Written, writeSheets} from './write.js'
