// The part that makes the squares, without the drawing on canvases that pages have no use for.
declare module 'qrcode/lib/core/qrcode.js' {
  export { create } from 'qrcode'
}
