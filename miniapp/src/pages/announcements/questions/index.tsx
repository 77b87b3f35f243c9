export { QuestionsScreen as default } from '../../../features/announcements/screens/questions.screen.tsx'
