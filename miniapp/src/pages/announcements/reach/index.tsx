export { ReachScreen as default } from '../../../features/announcements/screens/reach.screen.tsx'
