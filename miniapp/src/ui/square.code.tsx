import { squareCode } from '../lib/square.code.ts'
import { Box } from '../platform/elements.tsx'
import { Photo } from '../platform/photo.tsx'
import styles from './square.code.module.css'

interface SquareCodeProps {
  /** Of the digits below it. */
  id: string
  title: string
  text: string
  alt: string
  /** The same to be said or typed. */
  digits: string
}

/** A code to be held out: large enough to be read from a phone at arm's length, and its digits for who has no camera. */
export function SquareCode({ id, title, text, alt, digits }: SquareCodeProps) {
  return (
    <Box className={styles['shown']}>
      <Box as="h2">{title}</Box>
      <Photo src={squareCode(text)} alt={alt} className={styles['code']} />
      <Box id={id} className={styles['digits']}>
        {digits}
      </Box>
    </Box>
  )
}
