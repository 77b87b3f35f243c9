import { texts } from '../../lib/i18n.ts'

/** 1+2+N: what those who serve a grid are called. */
export const postNames = texts(
  { chief: '网格长', worker: '网格员', assistant: '辅助员' },
  { chief: 'Grid chief', worker: 'Grid worker', assistant: 'Grid assistant' },
)
