export { AskingScreen as default } from '../../../features/announcements/screens/asking.screen.tsx'
