export { ActivitiesScreen as default } from '../../../features/volunteering/screens/activities.screen.tsx'
