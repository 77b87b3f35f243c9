/** A statement as the product sent it to PostgreSQL. */
export interface Statement {
  text: string
  /** Prepared under this name, when it has one. */
  name?: string
  values: (string | string[] | number | Date | null)[]
  rowMode?: 'array'
}

/** Everything one request sent: what opens its transaction, the queries, and what closes it. */
export interface Recording {
  open: string
  queries: Statement[]
  close: string
}
