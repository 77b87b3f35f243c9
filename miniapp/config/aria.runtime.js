import { mergeInternalComponents } from '@tarojs/shared'
import additions from './aria.names.js'

mergeInternalComponents(additions)
