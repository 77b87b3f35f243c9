/** A picture that is asked for when it is shown. */
export interface Shown {
  id: string
  /** What is on it, in words. */
  alt?: string | null
  name?: string
}

/** How a picture is fetched; `of` names what it belongs to, so that another one's is another file. */
export interface PictureLoad {
  of: string
  fetch: (id: string, size: 'full' | 'preview', signal: AbortSignal) => Promise<string>
}
