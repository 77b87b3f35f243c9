import compress from '@fastify/compress'
import cors from '@fastify/cors'
import etag from '@fastify/etag'
import Fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyServerOptions } from 'fastify'
import { hash, randomUUID } from 'node:crypto'
import type pg from 'pg'
import { publicAnnouncementsRoutes } from './features/announcements/announcements.public.routes.ts'
import { announcementLifeRoutes } from './features/announcements/announcements.life.routes.ts'
import { announcementsReachRoutes } from './features/announcements/announcements.reach.routes.ts'
import { announcementQuestionsRoutes } from './features/announcements/announcements.questions.routes.ts'
import { announcementsRoutes } from './features/announcements/announcements.routes.ts'
import { announcementsSearchRoutes } from './features/announcements/announcements.search.routes.ts'
import { bindingRoutes } from './features/binding/binding.routes.ts'
import { hotlineRoutes } from './features/complaints/complaints.hotline.routes.ts'
import { open311Routes } from './features/complaints/complaints.outside.routes.ts'
import { complaintsConveneRoutes } from './features/complaints/complaints.convene.routes.ts'
import { complaintsCoordinationRoutes } from './features/complaints/complaints.coordination.routes.ts'
import { complaintsRoutes } from './features/complaints/complaints.routes.ts'
import { complaintsStreetRoutes } from './features/complaints/complaints.street.routes.ts'
import { complaintsWhistleRoutes } from './features/complaints/complaints.whistle.routes.ts'
import { columnsRoutes } from './features/columns/columns.routes.ts'
import { demoRoutes } from './features/demo/demo.routes.ts'
import type { IdentityDeps } from './features/identity/identity.deps.ts'
import { identityRoutes } from './features/identity/identity.routes.ts'
import { messagesRoutes } from './features/messages/messages.routes.ts'
import { neighbourhoodEditingRoutes } from './features/neighbourhood/neighbourhood.editing.routes.ts'
import { neighbourhoodRoutes } from './features/neighbourhood/neighbourhood.routes.ts'
import { pointsOpeningRoutes } from './features/points/points.opening.routes.ts'
import { pointsShopRoutes } from './features/points/points.shop.routes.ts'
import { pointsRoutes } from './features/points/points.routes.ts'
import { privacyRoutes } from './features/privacy/privacy.routes.ts'
import { accountActor, communityActor } from './features/roles/roles.actor.service.ts'
import { registerRoutes } from './features/register/register.routes.ts'
import { rolesRoutes } from './features/roles/roles.routes.ts'
import { votesCandidaciesRoutes } from './features/votes/votes.candidacies.routes.ts'
import { votesCastingRoutes } from './features/votes/votes.casting.routes.ts'
import { votesCountingRoutes } from './features/votes/votes.counting.routes.ts'
import { votesExportRoutes } from './features/votes/votes.export.routes.ts'
import { votesDeliveryRoutes } from './features/votes/votes.delivery.routes.ts'
import { votesDocumentsRoutes } from './features/votes/votes.documents.routes.ts'
import { votesDemandsRoutes } from './features/votes/votes.demands.routes.ts'
import { votesRoutes } from './features/votes/votes.routes.ts'
import { attendanceRoutes } from './features/volunteering/volunteering.attendance.routes.ts'
import { creditedRoutes } from './features/volunteering/volunteering.credited.routes.ts'
import { changingRoutes } from './features/volunteering/volunteering.changes.routes.ts'
import { volunteeringThanksRoutes } from './features/volunteering/volunteering.thanks.routes.ts'
import { volunteeringGroupRoutes } from './features/volunteering/volunteering.groups.routes.ts'
import { volunteeringHelpRoutes } from './features/volunteering/volunteering.help.routes.ts'
import { volunteeringFiguresRoutes } from './features/volunteering/volunteering.figures.routes.ts'
import { recognitionRoutes } from './features/volunteering/volunteering.recognition.routes.ts'
import { volunteeringRoutes } from './features/volunteering/volunteering.routes.ts'
import type { KeyRing } from './platform/crypto/key.ring.ts'
import type { Vault } from './platform/crypto/vault.ts'
import { installAdmission } from './platform/http/admission.ts'
import { installClient } from './platform/http/client.ts'
import { installHeaders } from './platform/http/headers.ts'
import { installHealth } from './platform/http/health.ts'
import { installOpenapi } from './platform/http/openapi.ts'
import { installProblems } from './platform/http/problems.ts'
import { createRoutes, forbidUndeclaredRoutes } from './platform/http/routes.ts'
import { fastSerializer, strictSerializer } from './platform/http/serializer.ts'
import { installTokens } from './platform/http/tokens.ts'
import { zodValidator } from './platform/http/validation.ts'
import type { SignerPort } from './platform/signer/signer.ts'
import type { SmsPort } from './platform/sms/sms.ts'
import type { SealedFiles } from './platform/storage/sealed.files.ts'
import type { PageCodePort } from './platform/wechat/page.codes.ts'
import type { WechatPort } from './platform/wechat/wechat.ts'
import type { MessageTemplates } from './platform/wechat/wechat.templates.ts'

export interface AppDeps {
  pool: pg.Pool
  poolSize: number
  vault: Vault
  files: SealedFiles
  tokenKeys: KeyRing
  signer: SignerPort
  wechat: WechatPort | null
  /** Draws square codes of the mini-program; none where there is no mini-program. */
  pageCodes?: PageCodePort | null
  /** The templates of WeChat messages; none means that nobody is told anything there. */
  messageTemplates?: MessageTemplates | null
  sms: SmsPort | null
  demo: boolean
  logger: FastifyServerOptions['logger']
  /** The folder of the built H5 client; null serves the API alone. */
  clientDir: string | null
  trustedProxies: number
  corsOrigins: string[]
  /** Where people reach H5, such as https://liren.example; printed on slips. Without it only the mini-program reads them. */
  publicOrigin?: string
  metricsToken: string | null
  isDraining: () => boolean
  /** Beyond this lag of the event loop requests are refused; a second unless told, 0 for never. */
  maxLoopDelayMs?: number
  /** Parses every reply with its schema; for tests. */
  strictReplies?: boolean
  /** False turns the app's own checks off, so that a test sees row security alone. */
  checks?: boolean
}

const bodyLimitBytes = 256 * 1024

/** The whole HTTP edge: no listening, no environment. */
export async function buildApp(deps: AppDeps): Promise<FastifyInstance> {
  const app = Fastify({
    ...(deps.logger === undefined ? {} : { logger: deps.logger }),
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    trustProxy: (_address, hop) => hop < deps.trustedProxies,
    bodyLimit: bodyLimitBytes,
    // For uploads, which have their minutes; the others' is in admission.
    requestTimeout: 180_000,
    keepAliveTimeout: 65_000,
    routerOptions: { maxParamLength: 128 },
    frameworkErrors: (error, request, reply) => {
      app.errorHandler(error, request, reply)
    },
  })
  app.setValidatorCompiler(zodValidator)
  app.setSerializerCompiler(deps.strictReplies ? strictSerializer : fastSerializer)
  forbidUndeclaredRoutes(app)
  installProblems(app)
  app.addHook('onSend', (request, reply, payload, done) => {
    void reply.header('x-request-id', request.id)
    done(null, payload)
  })
  installHeaders(app)
  if (deps.corsOrigins.length > 0) await app.register(cors, { origin: deps.corsOrigins })
  await app.register(compress, { threshold: 1024 })
  await installTokens(app, deps.tokenKeys)
  await installHealth(app, deps)
  await installOpenapi(app)
  await app.register(async (api) => {
    await api.register(etag, { hashFn: (payload) => hash('sha1', payload, 'base64') })
    await installAdmission(api, deps.poolSize * 4, deps.maxLoopDelayMs ?? 1_000)
    api.addHook('onSend', (request, reply, payload, done) => {
      const isKept = request.routeOptions.config.endpoint?.cached === true
      if (!reply.hasHeader('cache-control'))
        void reply.header('cache-control', isKept ? 'private, no-cache' : 'no-store')
      done(null, payload)
    })
    declareRoutes(api, deps, app.log)
  })
  if (deps.clientDir !== null) await installClient(app, deps.clientDir)
  return app
}

function declareRoutes(api: FastifyInstance, deps: AppDeps, log: FastifyBaseLogger): void {
  const actors = { account: accountActor, community: communityActor }
  const routes = createRoutes(api, {
    pool: deps.pool,
    files: deps.files,
    blind: (digest) => deps.vault.blindIndex('request', digest),
    actors,
    checks: deps.checks ?? true,
  })
  const identityDeps: IdentityDeps = {
    ...deps,
    signAccess: (claims) => api.signAccess(claims),
    log,
  }
  identityRoutes(routes, identityDeps)
  neighbourhoodRoutes(routes)
  neighbourhoodEditingRoutes(routes)
  rolesRoutes(routes, deps.vault)
  columnsRoutes(routes, deps.vault)
  bindingRoutes(routes, { pool: deps.pool, vault: deps.vault, publicOrigin: deps.publicOrigin ?? '' })
  privacyRoutes(routes, deps.vault)
  registerRoutes(routes, deps)
  announcementsRoutes(routes)
  announcementLifeRoutes(routes, deps)
  publicAnnouncementsRoutes(routes, deps)
  announcementsReachRoutes(routes, { templates: deps.messageTemplates ?? null, publicOrigin: deps.publicOrigin ?? '' })
  messagesRoutes(routes, deps.messageTemplates ?? null)
  votesRoutes(routes, deps)
  votesCastingRoutes(routes, deps)
  announcementsSearchRoutes(routes, deps.pool)
  announcementQuestionsRoutes(routes)
  votesCountingRoutes(routes, deps)
  votesExportRoutes(routes, deps)
  votesCandidaciesRoutes(routes, deps)
  votesDocumentsRoutes(routes, deps)
  votesDeliveryRoutes(routes, deps)
  votesDemandsRoutes(routes)
  complaintsRoutes(routes, deps)
  open311Routes(routes, deps)
  hotlineRoutes(routes, deps)
  complaintsWhistleRoutes(routes)
  complaintsConveneRoutes(routes)
  complaintsCoordinationRoutes(routes)
  complaintsStreetRoutes(routes)
  pointsRoutes(routes)
  pointsOpeningRoutes(routes, deps)
  pointsShopRoutes(routes, deps.vault)
  volunteeringRoutes(routes, deps.vault)
  attendanceRoutes(routes, deps.vault)
  changingRoutes(routes)
  creditedRoutes(routes)
  volunteeringFiguresRoutes(routes)
  volunteeringThanksRoutes(routes)
  volunteeringHelpRoutes(routes)
  volunteeringGroupRoutes(routes)
  recognitionRoutes(routes, { pool: deps.pool, vault: deps.vault, publicOrigin: deps.publicOrigin ?? '' })
  demoRoutes(routes, identityDeps)
}
