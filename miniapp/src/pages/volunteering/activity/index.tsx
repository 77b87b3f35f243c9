export { ActivityScreen as default } from '../../../features/volunteering/screens/activity.screen.tsx'
