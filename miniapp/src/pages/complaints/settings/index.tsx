export { ComplaintSettingsScreen as default } from '../../../features/complaints/screens/settings.screen.tsx'
