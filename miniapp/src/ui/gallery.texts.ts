import { texts } from '../lib/i18n.ts'

export const galleryTexts = texts(
  {
    gallery: (count: number) => `图片，共 ${count} 张`,
    look: (index: number, count: number, alt: string) =>
      `看大图，第 ${index} 张，共 ${count} 张${alt ? `：${alt}` : ''}`,
    missing: '图片没有取到',
    viewer: (index: number, count: number) => `第 ${index} 张，共 ${count} 张`,
    previous: '上一张',
    next: '下一张',
  },
  {
    gallery: (count: number) => (count === 1 ? 'One picture' : `${count} pictures`),
    look: (index: number, count: number, alt: string) => `Enlarge picture ${index} of ${count}${alt ? `: ${alt}` : ''}`,
    missing: 'The picture did not come',
    viewer: (index: number, count: number) => `${index} of ${count}`,
    previous: 'Previous',
    next: 'Next',
  },
)
