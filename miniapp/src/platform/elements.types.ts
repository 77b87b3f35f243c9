import type { CSSProperties, ReactNode } from 'react'

/** HTML element an H5 box becomes; WeChat knows only views. */
export type Tag =
  | 'div'
  | 'span'
  | 'section'
  | 'article'
  | 'header'
  | 'footer'
  | 'main'
  | 'nav'
  | 'aside'
  | 'ul'
  | 'ol'
  | 'li'
  | 'p'
  | 'h1'
  | 'h2'
  | 'h3'
  | 'form'
  | 'dl'
  | 'dt'
  | 'dd'
  | 'table'
  | 'caption'
  | 'thead'
  | 'tbody'
  | 'tr'
  | 'th'
  | 'td'

export interface BoxProps {
  as?: Tag
  id?: string | undefined
  className?: string | undefined
  style?: CSSProperties | undefined
  children?: ReactNode
  role?:
    | 'dialog'
    | 'alert'
    | 'status'
    | 'group'
    | 'radiogroup'
    | 'list'
    | 'listitem'
    | 'img'
    | 'tablist'
    | 'progressbar'
    | undefined
  /** Accessible name. */
  label?: string | undefined
  /** Id of the element that names this one (H5). */
  labelledBy?: string | undefined
  /** Decoration: screen readers pass it by. */
  mute?: boolean
  busy?: boolean
  /** How far, of a `progressbar`. */
  percent?: number | undefined
  modal?: boolean
  /** Language of the words inside, where it differs from the page's. */
  lang?: string
  /** Can take focus from code (H5): dialogs and headings. */
  focusable?: boolean
  /** Scrolls by itself (H5): Tab stops here, so that arrow keys can scroll it. */
  scroller?: boolean
  /** WeChat: the page behind does not scroll while fingers move here. */
  holdScroll?: boolean
}

/** Words, and words within words. What arranges other elements is a box: WeChat's text lays nothing out. */
export interface TextProps {
  as?: 'span' | 'strong' | 'em' | 'time' | 'label' | 'small'
  id?: string | undefined
  className?: string | undefined
  style?: CSSProperties | undefined
  children?: ReactNode
  /** Instant of a `time` element. */
  dateTime?: string | undefined
  /** Control a `label` belongs to. */
  htmlFor?: string | undefined
  mute?: boolean
  selectable?: boolean
}

export interface PressProps {
  id?: string | undefined
  className?: string | undefined
  children?: ReactNode
  onPress: () => void
  disabled?: boolean
  /** Accessible name where the words inside do not say enough. */
  label?: string | undefined
  role?: 'button' | 'radio' | 'switch' | 'checkbox' | 'tab' | 'link' | undefined
  checked?: boolean | undefined
  expanded?: boolean | undefined
  /** The present page among links. */
  current?: boolean
  describedBy?: string | undefined
}

interface Typing {
  id: string
  className?: string | undefined
  value: string
  onInput: (value: string) => void
  onFocus?: () => void
  onBlur?: () => void
  placeholder?: string | undefined
  maxLength?: number
  disabled?: boolean
  label?: string | undefined
  describedBy?: string | undefined
  invalid?: boolean
  autoFocus?: boolean
}

export interface InputProps extends Typing {
  kind?: 'text' | 'phone' | 'digits'
  onEnter?: () => void
  /** What browsers may fill in. */
  autoComplete?: string
}

export interface TextAreaProps extends Typing {
  /** Height in lines before anything is typed; it grows with the text. */
  rows?: number
  /** Which part is marked, as offsets; WeChat does not tell. */
  onMark?: (start: number, end: number) => void
}
