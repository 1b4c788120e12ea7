import type {Complaint} from './complaint.js'
import type {FileReport} from './report.js'

/** Leaves some findings out of reports, and at the end says how many: what is not shown must not look like approval. */
export interface Narrowing {
  narrow(report: FileReport): Promise<FileReport>
  /** Lines for stderr; they do not change the exit status. */
  end(): Promise<readonly Complaint[]>
}
