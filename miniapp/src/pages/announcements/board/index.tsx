export { BoardScreen as default } from '../../../features/home/screens/board.screen.tsx'
