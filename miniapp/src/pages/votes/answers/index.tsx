export { AnswersScreen as default } from '../../../features/votes/screens/answers.screen.tsx'
