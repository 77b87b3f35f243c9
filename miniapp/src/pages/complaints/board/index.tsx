export { ComplaintBoardScreen as default } from '../../../features/complaints/screens/board.screen.tsx'
