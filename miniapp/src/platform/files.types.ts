import type { ReactNode } from 'react'
import type { WireReply } from './request.ts'

/** A file somebody chose on this device. */
export interface PickedFile {
  name: string
  /** In bytes. */
  size: number
  /** The file itself in a browser, its temporary path in WeChat. */
  source: Blob | string
}

export interface FileSending {
  url: string
  headers: Record<string, string>
  file: PickedFile
  /** Percent of the bytes that left. */
  onProgress: (percent: number) => void
  signal?: AbortSignal | undefined
  timeoutMs: number
}

export interface FileAsking {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  url: string
  headers: Record<string, string>
  /** Sent as JSON when given. */
  body?: unknown
  signal?: AbortSignal | undefined
  timeoutMs: number
}

/** A refusal has a body; a file has a way to hand it to the reader. */
export interface FileAnswer extends Pick<WireReply, 'status' | 'body'> {
  /** Saved under its name in a browser; opened, or passed on to a chat, in WeChat. */
  hand: () => Promise<void>
  /** Where it lies on this device, to be shown on the page; given back with `release`. */
  address: () => string
}

export interface FilePickerProps {
  id: string
  className?: string | undefined
  /** Accessible name. */
  label: string
  /** Endings to choose from, such as `xlsx`. */
  endings: readonly string[]
  onPick: (file: PickedFile) => void
  describedBy?: string | undefined
  children: ReactNode
}

export interface PicturePickerProps {
  id: string
  className?: string | undefined
  /** Accessible name. */
  label: string
  /** How many may be chosen at once. */
  most: number
  onPick: (files: PickedFile[]) => void
  children: ReactNode
}
