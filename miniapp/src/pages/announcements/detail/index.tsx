export { DetailScreen as default } from '../../../features/announcements/screens/detail.screen.tsx'
