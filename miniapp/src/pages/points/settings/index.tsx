export { PointsSettingsScreen as default } from '../../../features/points/screens/settings.screen.tsx'
