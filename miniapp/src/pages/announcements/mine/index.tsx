export { MineScreen as default } from '../../../features/announcements/screens/mine.screen.tsx'
