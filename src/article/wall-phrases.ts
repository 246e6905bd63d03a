import type { Wall } from "./walls.ts";

const join =
  "(?:subscribe|register|sign (?:in|up)|log ?in|join|create (?:an?|your)(?: \\p{L}+){0,3} account|become an? (?:\\p{L}+ )?(?:member|subscriber))";
const story =
  "(?:this|our|all|unlimited|the (?:full|entire|complete|whole|rest of (?:the|this))) (?:full )?(?:articles?|stor(?:y|ies)|content|piece|post|analysis)";

/**
 * What walls say, in small letters and with straight apostrophes. `sure`: no line of a story says it to its reader;
 * `likely`: only beside others. Written for this project from what readers of the web see every day.
 */
export const phrases: Readonly<Record<Wall, { readonly sure: RegExp; readonly likely: RegExp }>> = {
  paywall: {
    sure: anyOf(
      [
        // "Subscribe to continue reading", "Log in or create an account to read the full article": only as a command,
        // for a council may "create a body to see the report", and a club "sign up members to access more".
        `(?:^|[.!?:] )(?:please )?${join}\\P{L}.{0,60}to (?:continue|keep|finish) reading`,
        `(?:^|[.!?:] )(?:please )?${join}\\P{L}.{0,60}to (?:read|access|view|see|unlock|enjoy) (?:more[.!]?$|more (?:articles|stories)|${story})`,
        // "To continue reading, log in"; "Continue reading with a subscription"
        "(?:^|to )(?:continue|keep|finish|start) (?:your )?reading\\P{L}.{0,80}(?:subscri\\p{L}+|register|sign (?:in|up)|log ?in|create an?|account|free trial)",
        `to (?:read|access|view|see|unlock) ${story}\\P{L}.{0,60}(?:subscri\\p{L}+|register|sign (?:in|up)|log ?in|create an?|join|account|member\\p{L}*)`,
        `${story} .{0,40}(?:only|exclusive(?:ly)?|reserved|restricted|available)\\P{L}.{0,30}(?:subscribers|members|subscription|registered (?:users|readers))`,
        "(?:^|is |are |available )exclusive(?:ly)? (?:to|for) (?:\\p{L}+ ){0,2}subscribers|^exclusive(?:ly)? (?:to|for) (?:our )?(?:\\p{L}+ )?members",
        "subscriber[- ](?:only|exclusive)|members?[- ]only (?:article|story|content|post)|for (?:paying |premium )?subscribers only",
        "this (?:post|article|story) is for (?:paid |paying |premium )?(?:subscribers|members)",
        "you(?:'ve| have) (?:reached|hit|exceeded|used)\\P{L}.{0,20}(?:limit|allowance)",
        "you(?:'ve| have) (?:used|read|reached)\\P{L}.{0,30}(?:free|monthly|complimentary) (?:articles?|stories|views|reads)",
        `read (?:the rest of )?${story} with|get (?:full|unlimited) access to ${story}|you have (?:0|no) (?:more )?free articles`,
        `unlock (?:${story}|the rest)|there's more to this story|the rest of this (?:article|story|post) is`,
        "want (?:to read more|the full story|to keep reading)\\W|please (?:log|sign) in to (?:continue|read|view|access)|purchase this article",
        "keep reading (?:with|for) (?:a|just|only|free|\\$|€|£)",
        // German
        "(?:nur|exklusiv) für (?:unsere )?abonnent\\p{L}*|weiterlesen mit|sie möchten weiterlesen|um weiterzulesen",
        "(?:jetzt|hier|plus|abo|testen|registrieren|anmelden)\\P{L}.{0,40}weiterlesen",
        "dieser (?:artikel|text|inhalt|beitrag) ist (?:kostenpflichtig|nur mit|abonnenten)",
        "lesen sie (?:diesen|den ganzen|den vollständigen) (?:artikel|text|beitrag) mit|um (?:diesen|den ganzen|den vollständigen) (?:artikel|text|beitrag).{0,20}zu lesen",
        // French
        "(?:article|contenu|suite|lecture)\\P{L}.{0,30}réservée? (?:à nos|aux) abonnés|il vous reste \\d+.{0,40}à (?:lire|découvrir)",
        "abonnez-vous pour (?:lire|continuer|accéder)|pour (?:lire|continuer|accéder|poursuivre)\\P{L}.{0,60}(?:abonnez|connectez|inscrivez|identifiez)-vous",
        // Spanish, Italian, Portuguese: "solo para abonados" alone may speak of tickets
        "(?:contenido|artículo|noticia)\\P{L}.{0,30}(?:exclusiv|reservad|solo|sólo)\\p{L}*.{0,20}(?:suscriptor|abonad)\\p{L}*",
        "para (?:seguir|continuar) leyendo|suscríbete (?:para|y) (?:seguir|leer|continuar|acceder)",
        "(?:contenuto|articolo)\\P{L}.{0,20}(?:riservato|esclusivo).{0,20}abbonati|abbonati per (?:leggere|continuare)|per continuare a leggere",
        "(?:conteúdo|matéria|reportagem)\\P{L}.{0,20}exclusiv[oa].{0,20}assinantes|assine para (?:ler|continuar)|para continuar (?:lendo|a ler)",
        // Dutch and the Nordic languages
        "(?:artikel|verhaal)\\P{L}.{0,20}(?:exclusief|alleen|enkel) voor (?:abonnees|leden)|om (?:verder|door) te lezen",
        "^(?:endast |kun |bare )?(?:för|for) (?:prenumeranter|abonnenter)|logga in för att läsa|les hele saken",
        // Russian, Arabic
        "только (?:для|по) подпис\\p{L}+|чтобы (?:продолжить чтение|прочитать|читать дальше).{0,40}(?:подпи|войд|оформ)\\p{L}*",
        "للمشتركين فقط|اشترك.{0,12}(?:لقراءة|لمتابعة|لمواصلة)|سجل الدخول.{0,8}(?:لقراءة|لمتابعة)|لقراءة المقال كاملا?",
      ],
      [
        // Japanese, Chinese, Korean: "有料会員" and "付费用户继续" also stand in business news
        "会員限定(?:記事|です|の記事|コンテンツ)|有料会員(?:限定|になると|の方)|この記事は有料|続きを(?:読むには|お読みに)|残り\\s?[\\d,０-９]+\\s?文字",
        "(?:ログイン|会員登録)(?:して|すると|で).{0,10}(?:続き|全文)",
        "(?:订阅|登录|付费|成为会员|訂閱|登入)(?:后|後|即可|，).{0,4}(?:继续阅读|繼續閱讀|阅读全文|閱讀全文)",
        "(?:구독|로그인).{0,10}(?:계속 읽|전문을|전체 기사)",
      ],
    ),
    likely: anyOf([
      "already (?:a|an|have an?) (?:subscriber|member|subscription|account)|not a subscriber|cancel (?:at )?any ?time",
      "^(?:subscribe|register|join|sign in|sign up|log ?in|create account|premium|subscribers? only)(?: now| today| here)?[.!]?$",
      "(?:[$€£]\\s?\\d+(?:[.,]\\d+)?|\\d+(?:[.,]\\d+)? ?(?:€|euros?|dollars)) ?(?:a|per|for|/|pro|par|al|im) ?(?:the first )?(?:\\d+ )?(?:week|month|year|wk|mo|woche|monat|mois|mes)",
      "plans? (?:start|from)|for (?:just|only) [$€£]\\d+|for \\d+ cents|free trial|billed (?:monthly|annually)|start your .{0,20}trial",
      "subscribe (?:now|today|for)|subscription options|(?:premium|digital) subscription|premium (?:article|content|member)",
      "\\d+ (?:free )?articles? (?:left|remaining)|(?:full|unlimited|digital|premium) (?:digital )?access|(?:free|create an?) account",
      "bereits abonnent|haben bereits ein abo|jederzeit kündbar|déjà abonné|sans engagement|ya (?:eres|soy) suscriptor",
      "sei già abbonato|já é assinante|al abonnee|allerede abonnent|redan prenumerant",
    ]),
  },
  consent: {
    sure: anyOf(
      [
        "we (?:and|use|value|process|care about)(?: our)?(?: \\d+)?(?: selected| trusted| essential| necessary)? (?:partners|vendors|third parties|cookies|your privacy)",
        "store (?:and/or|and|or) access information on a device|manage (?:your )?(?:cookie|privacy|consent) (?:preferences|settings|choices)",
        "(?:accept|reject|allow|decline|set) (?:all )?(?:additional |non-essential |optional |analytics )?cookies|withdraw your consent",
        "by clicking (?:on )?.{0,12}(?:accept|agree|continue)|before you continue|this (?:site|website) uses cookies",
        "consent to (?:the|our) (?:use|processing)",
        "wir und unsere (?:\\d+ )?partner|alle (?:cookies )?akzeptieren|akzeptieren und weiter|mit werbung und tracking",
        "nutzung (?:aller|von) cookies|diese (?:website|seite) (?:verwendet|nutzt) cookies",
        "(?:nous et )?nos (?:\\d+ )?partenaires|tout accepter|accepter et (?:fermer|continuer)|continuer sans accepter|utilis(?:e|ons) des cookies",
        "nosotros y nuestros (?:\\d+ )?socios|aceptar (?:todo|todas|y continuar)|(?:utilizamos|usamos|utiliza) cookies",
        "noi e i nostri (?:\\d+ )?partner|accetta (?:tutti|tutto|e continua)|utilizz(?:a|iamo) (?:i )?cookie",
        "nós e (?:os )?nossos parceiros|aceitar (?:todos|tudo)|wij en onze partners|alles accepteren|cookies? (?:accepteren|toestaan)",
        "файлы cookie",
      ],
      ["クッキーを(?:使用|受け入れ)"],
    ),
    likely: anyOf([
      "accept all|reject all|i (?:agree|accept)|manage (?:options|preferences|settings|choices)|more options",
      "privacy (?:policy|settings|notice|dashboard|cent(?:er|re))|cookie (?:policy|notice|settings)|legitimate interests?",
      "personali[sz]ed (?:ads|advertising|content)|audience (?:research|insights|measurement)|ad (?:and content )?measurement",
      "precise geolocation|change your (?:mind|choices|settings)|your (?:personal )?data",
      "datenschutz(?:erklärung|einstellungen)?|einwilligung|personalisierte (?:werbung|anzeigen)|zustimmen|ablehnen",
      "politique de (?:confidentialité|cookies)|consentement|vos données|gérer (?:mes|vos|les) choix",
      "política de (?:privacidad|cookies)|informativa|toestemming",
    ]),
  },
  "bot-wall": {
    sure: anyOf(
      [
        "(?:verify|verifying|confirm|prove|check(?:ing)? (?:if|that))\\P{L}.{0,12}you(?:'re| are)? (?:are )?(?:a |not a )?(?:human|robot|bot|real)",
        "are you (?:a )?(?:human|robot)|not a robot|checking (?:your browser|if the site|the site connection)",
        "unusual (?:traffic|activity)\\P{L}.{0,30}(?:network|computer|device|browser|connection|ip)",
        "access (?:to this page )?(?:has been |is |was )?denied|you have been blocked|request (?:was |has been |is )?blocked",
        "(?:enable|activate|turn on|allow) (?:javascript|js|cookies)",
        "(?:javascript|cookies) (?:is|are|must be|has to be) (?:disabled|enabled|required|not enabled)",
        "think you (?:were|are|might be) a bot|have (?:permission to )?access (?:to )?this (?:page|site|server)|prevent you from accessing",
        "attention required|pardon our interruption|error 10\\d\\d|ray id|captcha|press (?:&|and) hold|too many requests|ddos protection|automated (?:access|requests|queries|traffic)",
        "(?:http )?(?:error )?(?:403|429)(?: -|:)? (?:forbidden|too many requests|error)",
        "protect (?:itself|ourselves|this site) (?:from|against)\\P{L}.{0,30}(?:bots?|attacks?|abuse)",
        "(?:ich bin|sie sind) kein (?:roboter|bot)|javascript (?:zu )?aktivieren|activer javascript|vous n'êtes pas un robot",
        "no (?:soy|eres) un robot|activar? javascript|non (?:sono|sei) un robot|вы не робот|لست روبوت",
      ],
      ["ロボットではありません|通常と異なる(?:アクセス|トラフィック)|javascriptを有効|로봇이 아닙니다"],
    ),
    likely: anyOf([
      "just a moment|please (?:wait|stand by)|security (?:check|verification|service|solution)|reference (?:#|id|number)",
      "your (?:ip|ip address|browser)|performance (?:&|and) security by|site owner|suspicious|incident id|reload (?:the|this) page",
      "complete the (?:action|challenge|security check) below",
    ]),
  },
  "video-page": {
    sure: anyOf([
      "video player|video unavailable|play video|video will (?:start|play|resume)|video duration|now playing|skip ad",
      "this (?:video|media|content) (?:is not|isn't|is no longer|could not be|can ?not be|can't be) (?:available|loaded|played)",
      "your browser (?:does not|doesn't|is not able to) (?:support|play)|to (?:view|play|watch) this video|watch in full",
      "watch (?:the|this) (?:full |entire )?(?:video|episode|clip|interview)(?: above| below| here|:|$)|watch (?:live|now|on youtube)",
      "\\d{1,2}:\\d{2} ?/ ?\\d{1,2}:\\d{2}|video \\d{1,2}:\\d{2}|duration:? \\d{1,2}:\\d{2}|^\\d{1,2}:\\d{2}$|\\d+ (?:minutes?|mins?)(?:,? \\d+ seconds?)? (?:video|watch)",
    ]),
    likely: anyOf(["[\\d.,]+[km]? views|autoplay|subtitles|closed captions|full screen"]),
  },
  error: {
    sure: anyOf(
      [
        "page not found|page (?:you are looking for|you requested|you were looking for)|(?:error|http) (?:404|500|502|503)",
        "(?:404|500|502|503) ?(?:-|:|\\|)? ?(?:error|not found|bad gateway|service unavailable|internal server error)",
        "(?:page|article|story|link)\\P{L}.{0,30}(?:doesn't exist|does not exist|(?:can't|cannot|could not|couldn't) be found|has been (?:removed|deleted|moved)|is no longer available|may have (?:been )?(?:moved|removed|deleted))",
        "not available in your (?:country|region)|unavailable (?:in|due to) (?:your|legal)",
        "seite (?:wurde )?nicht gefunden|page introuvable|página no encontrada|pagina non trovata|página não encontrada|pagina niet gevonden",
        "страница не найдена|الصفحة غير موجودة",
      ],
      ["ページが見つかりません|页面不存在"],
    ),
    likely: anyOf(["sorry|oops|(?:back )?to (?:the )?(?:home|front) ?page|something went wrong"]),
  },
};

/** Alternatives as whole words, and those of scripts that write no spaces around words. */
function anyOf(words: readonly string[], unspaced: readonly string[] = []): RegExp {
  const whole = `(?<![\\p{L}\\p{N}])(?:${words.join("|")})(?![\\p{L}\\p{N}])`;
  return new RegExp([whole, ...unspaced].join("|"), "gu");
}
