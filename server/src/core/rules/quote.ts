/** Words of the draft inside a Chinese message: quotation marks of their own become the inner ones, ‘ ’. */
export const quote = (words: string): string => `“${words.replace(/“/g, '‘').replace(/”/g, '’')}”`
