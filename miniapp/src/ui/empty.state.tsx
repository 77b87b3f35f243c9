import type { ReactNode } from 'react'
import { Box } from '../platform/elements.tsx'
import styles from './empty.state.module.css'
import { Picture, type PictureName } from './picture.tsx'

interface EmptyProps {
  id?: string
  picture: PictureName
  title: string
  /** What will appear here and who makes it appear; or what happened and what is kept. */
  body: ReactNode
  action?: ReactNode
}

/** A page or part with nothing in it yet, said kindly. */
export function EmptyState({ id, picture, title, body, action }: EmptyProps) {
  return (
    <Box id={id} className={styles['empty']}>
      <Picture name={picture} />
      <Box as="h2" className={styles['title']}>
        {title}
      </Box>
      <Box as="p" className={styles['body']}>
        {body}
      </Box>
      {action && <Box className={styles['action']}>{action}</Box>}
    </Box>
  )
}
