export { DisplayScreen as default } from '../../../features/announcements/screens/display.screen.tsx'
