export { RemindersScreen as default } from '../../../features/messages/screens/reminders.screen.tsx'
