/** Of Word drafts as they are read. */
export const wordScheme = 'plumbline-word'
