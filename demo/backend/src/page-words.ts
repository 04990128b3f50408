/** What the hosted pages say, by language. */
export const pageWords = {
  en: {
    account: 'My account', home: 'Home', support: 'Need help?', languages: 'Language',
    promise: 'Your project, from the first document to the last signature, in one place.',
    points: [['Follow', 'See what is done, what is happening now, and since when.'], ['Send', 'Hand in documents and answers when we need them, from your phone too.'], ['Decide', 'Read our offers in peace, and accept the one that suits you.']],
    noPassword: 'No password: we send you a code.',
    noscript: 'This page needs JavaScript. Switch it on, or write to us.',
  },
  it: {
    account: 'Il mio account', home: 'Pagina iniziale', support: 'Serve aiuto?', languages: 'Lingua',
    promise: 'Il suo progetto, dal primo documento all’ultima firma, in un solo posto.',
    points: [['Seguire', 'Vede che cosa è fatto, che cosa succede adesso e da quando.'], ['Inviare', 'Consegna documenti e risposte quando servono, anche dal telefono.'], ['Decidere', 'Legge le nostre offerte con calma e accetta quella giusta per lei.']],
    noPassword: 'Senza password: le inviamo un codice.',
    noscript: 'Questa pagina ha bisogno di JavaScript. Lo attivi, oppure ci scriva.',
  },
  es: {
    account: 'Mi cuenta', home: 'Inicio', support: '¿Necesita ayuda?', languages: 'Idioma',
    promise: 'Su proyecto, del primer documento a la última firma, en un solo lugar.',
    points: [['Seguir', 'Vea qué está hecho, qué pasa ahora y desde cuándo.'], ['Enviar', 'Entregue documentos y respuestas cuando hagan falta, también desde el móvil.'], ['Decidir', 'Lea nuestras ofertas con calma y acepte la que le convenga.']],
    noPassword: 'Sin contraseña: le enviamos un código.',
    noscript: 'Esta página necesita JavaScript. Actívelo o escríbanos.',
  },
  fr: {
    account: 'Mon compte', home: 'Accueil', support: 'Besoin d’aide ?', languages: 'Langue',
    promise: 'Votre projet, du premier document à la dernière signature, au même endroit.',
    points: [['Suivre', 'Voyez ce qui est fait, ce qui se passe maintenant, et depuis quand.'], ['Envoyer', 'Remettez documents et réponses quand il le faut, aussi depuis votre téléphone.'], ['Décider', 'Lisez nos offres tranquillement et acceptez celle qui vous convient.']],
    noPassword: 'Sans mot de passe : nous vous envoyons un code.',
    noscript: 'Cette page a besoin de JavaScript. Activez-le, ou écrivez-nous.',
  },
  de: {
    account: 'Mein Konto', home: 'Startseite', support: 'Brauchen Sie Hilfe?', languages: 'Sprache',
    promise: 'Ihr Projekt, von der ersten Unterlage bis zur letzten Unterschrift, an einem Ort.',
    points: [['Verfolgen', 'Sehen Sie, was erledigt ist, was gerade geschieht und seit wann.'], ['Senden', 'Reichen Sie Unterlagen und Antworten ein, wenn wir sie brauchen, auch vom Telefon aus.'], ['Entscheiden', 'Lesen Sie unsere Angebote in Ruhe und nehmen Sie das an, das zu Ihnen passt.']],
    noPassword: 'Kein Passwort: Wir senden Ihnen einen Code.',
    noscript: 'Diese Seite braucht JavaScript. Schalten Sie es ein, oder schreiben Sie uns.',
  },
  pt: {
    account: 'A minha conta', home: 'Página inicial', support: 'Precisa de ajuda?', languages: 'Idioma',
    promise: 'O seu projeto, do primeiro documento à última assinatura, num só lugar.',
    points: [['Acompanhar', 'Veja o que está feito, o que acontece agora e desde quando.'], ['Enviar', 'Entregue documentos e respostas quando forem precisos, também pelo telefone.'], ['Decidir', 'Leia as nossas propostas com calma e aceite a que lhe convém.']],
    noPassword: 'Sem palavra-passe: enviamos-lhe um código.',
    noscript: 'Esta página precisa de JavaScript. Ative-o ou escreva-nos.',
  },
  ar: {
    account: 'حسابي', home: 'الصفحة الرئيسية', support: 'هل تحتاج إلى مساعدة؟', languages: 'اللغة',
    promise: 'مشروعك، من أول مستند إلى آخر توقيع، في مكان واحد.',
    points: [['المتابعة', 'ترى ما تم، وما يحدث الآن، ومنذ متى.'], ['الإرسال', 'تقدّم المستندات والإجابات عندما نحتاج إليها، ومن هاتفك أيضًا.'], ['القرار', 'تقرأ عروضنا على مهل، وتقبل ما يناسبك منها.']],
    noPassword: 'من دون كلمة مرور: نرسل إليك رمزًا.',
    noscript: 'تحتاج هذه الصفحة إلى JavaScript. يُرجى تفعيله أو الكتابة إلينا.',
  },
} as const satisfies Record<string, { readonly points: readonly (readonly [string, string])[] } & Record<string, unknown>>;

export type PageLanguage = keyof typeof pageWords;

/** What each language calls itself. */
export const ownNames: Record<PageLanguage, string> = { en: 'English', it: 'Italiano', es: 'Español', fr: 'Français', de: 'Deutsch', pt: 'Português', ar: 'العربية' };
