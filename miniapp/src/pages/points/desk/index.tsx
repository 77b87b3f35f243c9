export { PointsDeskScreen as default } from '../../../features/points/screens/desk.screen.tsx'
