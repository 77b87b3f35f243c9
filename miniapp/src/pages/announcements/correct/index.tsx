export { CorrectScreen as default } from '../../../features/announcements/screens/correct.screen.tsx'
