export interface Choice {
  value: string
  text: string
}

interface Choosing {
  id: string
  className?: string | undefined
  value: string
  onChange: (value: string) => void
  label: string
  describedBy?: string | undefined
  disabled?: boolean
}

export interface SelectProps extends Choosing {
  choices: readonly Choice[]
}

export interface WhenProps extends Choosing {
  /** A day such as `2026-03-05`, or a time of day such as `14:30`. */
  kind: 'date' | 'time'
  /** First and last day to choose. */
  min?: string | undefined
  max?: string | undefined
}
