export { MeetingScreen as default } from '../../../features/complaints/screens/meeting.screen.tsx'
