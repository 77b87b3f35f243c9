import { texts } from '../../lib/i18n.ts'

export const outboxTexts = texts(
  {
    waiting: '还没发出去，已经存在这台手机里。有网络时自动发出，不用再点。',
    sending: '正在发出…',
    lost: '有照片没能留在这台设备上，请回去重新选一次。',
    unreadable: '这件诉求没有存完整，请回去看一看再提交。',
    refused: (why: string) => `没有收下：${why}`,
    edit: '回去改',
    discard: '不提交了',
    pictures: (count: number) => `${String(count)} 张照片`,
  },
  {
    waiting: 'Not sent yet; it is kept on this phone and goes out by itself once there is a network.',
    sending: 'Sending…',
    lost: 'A picture could not be kept on this device; please go back and choose it again.',
    unreadable: 'This report was not kept whole; please go back and look at it once more.',
    refused: (why: string) => `It was not taken in: ${why}`,
    edit: 'Go back and change it',
    discard: 'Do not send it',
    pictures: (count: number) => (count === 1 ? '1 picture' : `${String(count)} pictures`),
  },
)
