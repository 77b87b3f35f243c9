export { MeetingsScreen as default } from '../../../features/complaints/screens/meetings.screen.tsx'
