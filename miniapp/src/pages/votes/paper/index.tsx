export { PaperScreen as default } from '../../../features/votes/screens/paper.screen.tsx'
