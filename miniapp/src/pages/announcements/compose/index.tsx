export { ComposeScreen as default } from '../../../features/announcements/screens/compose.screen.tsx'
