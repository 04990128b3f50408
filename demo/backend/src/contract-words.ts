/** What stands on a signed contract, in the customer's language. Arabic isn't among them: the fonts that every reader of PDF has can't write it. */
export const words = {
  en: {
    stamp: 'Signed electronically', title: 'Record of the electronic signature', lead: 'This page was added when the contract was signed. The pages before it are the contract as it was read.',
    signature: 'Signature', drawn: 'Drawn in the page', typed: 'Typed', uploaded: 'Picture uploaded by the signer',
    signer: 'Signed by', customer: 'Customer', contract: 'Contract', project: 'Project', company: 'Company', when: 'Time', address: 'Network address', agent: 'Browser',
    document: 'Document', hash: 'SHA-256 of the document', size: (bytes: string) => `${bytes} bytes`, prefix: (bytes: string) => `The first ${bytes} bytes of this file are that document, unchanged.`, consents: 'Conditions accepted', consent: (version: number, at: string) => `version ${version}, accepted ${at}`,
    none: 'not known', letters: 'Signs that the letters of this page don’t have are written without their marks or by their number. Exactly as they were given, all data stand in the attachment evidence.json.',
    signed: (name: string) => `${name} (signed)`,
  },
  it: {
    stamp: 'Firmato elettronicamente', title: 'Attestazione della firma elettronica', lead: 'Questa pagina è stata aggiunta alla firma del contratto. Le pagine precedenti sono il contratto come è stato letto.',
    signature: 'Firma', drawn: 'Tracciata nella pagina', typed: 'Scritta', uploaded: 'Immagine caricata dal firmatario',
    signer: 'Firmato da', customer: 'Cliente', contract: 'Contratto', project: 'Progetto', company: 'Azienda', when: 'Data e ora', address: 'Indirizzo di rete', agent: 'Browser',
    document: 'Documento', hash: 'SHA-256 del documento', size: (bytes: string) => `${bytes} byte`, prefix: (bytes: string) => `I primi ${bytes} byte di questo file sono quel documento, invariato.`, consents: 'Condizioni accettate', consent: (version: number, at: string) => `versione ${version}, accettata ${at}`,
    none: 'non noto', letters: 'I segni che i caratteri di questa pagina non hanno sono scritti senza accenti o con il loro numero. Tutti i dati, esattamente come forniti, sono nell’allegato evidence.json.',
    signed: (name: string) => `${name} (firmato)`,
  },
  es: {
    stamp: 'Firmado electrónicamente', title: 'Constancia de la firma electrónica', lead: 'Esta página se añadió al firmar el contrato. Las páginas anteriores son el contrato tal como se leyó.',
    signature: 'Firma', drawn: 'Dibujada en la página', typed: 'Escrita', uploaded: 'Imagen subida por el firmante',
    signer: 'Firmado por', customer: 'Cliente', contract: 'Contrato', project: 'Proyecto', company: 'Empresa', when: 'Fecha y hora', address: 'Dirección de red', agent: 'Navegador',
    document: 'Documento', hash: 'SHA-256 del documento', size: (bytes: string) => `${bytes} bytes`, prefix: (bytes: string) => `Los primeros ${bytes} bytes de este archivo son ese documento, sin cambios.`, consents: 'Condiciones aceptadas', consent: (version: number, at: string) => `versión ${version}, aceptada ${at}`,
    none: 'no consta', letters: 'Los signos que las letras de esta página no tienen se escriben sin sus marcas o por su número. Todos los datos, exactamente como se dieron, están en el adjunto evidence.json.',
    signed: (name: string) => `${name} (firmado)`,
  },
  fr: {
    stamp: 'Signé électroniquement', title: 'Attestation de la signature électronique', lead: 'Cette page a été ajoutée à la signature du contrat. Les pages qui précèdent sont le contrat tel qu’il a été lu.',
    signature: 'Signature', drawn: 'Tracée dans la page', typed: 'Saisie', uploaded: 'Image envoyée par le signataire',
    signer: 'Signé par', customer: 'Client', contract: 'Contrat', project: 'Projet', company: 'Entreprise', when: 'Date et heure', address: 'Adresse réseau', agent: 'Navigateur',
    document: 'Document', hash: 'SHA-256 du document', size: (bytes: string) => `${bytes} octets`, prefix: (bytes: string) => `Les ${bytes} premiers octets de ce fichier sont ce document, inchangé.`, consents: 'Conditions acceptées', consent: (version: number, at: string) => `version ${version}, acceptée ${at}`,
    none: 'inconnu', letters: 'Les signes que les lettres de cette page n’ont pas sont écrits sans leurs marques ou par leur numéro. Toutes les données, exactement comme elles ont été données, sont dans la pièce jointe evidence.json.',
    signed: (name: string) => `${name} (signé)`,
  },
  de: {
    stamp: 'Elektronisch unterschrieben', title: 'Protokoll der elektronischen Unterschrift', lead: 'Diese Seite wurde beim Unterschreiben des Vertrags hinzugefügt. Die Seiten davor sind der Vertrag, wie er gelesen wurde.',
    signature: 'Unterschrift', drawn: 'Auf der Seite gezeichnet', typed: 'Getippt', uploaded: 'Als Bild hochgeladen',
    signer: 'Unterschrieben von', customer: 'Kunde', contract: 'Vertrag', project: 'Projekt', company: 'Unternehmen', when: 'Zeit', address: 'Netzwerkadresse', agent: 'Browser',
    document: 'Dokument', hash: 'SHA-256 des Dokuments', size: (bytes: string) => `${bytes} Bytes`, prefix: (bytes: string) => `Die ersten ${bytes} Bytes dieser Datei sind dieses Dokument, unverändert.`, consents: 'Zugestimmte Bedingungen', consent: (version: number, at: string) => `Fassung ${version}, zugestimmt ${at}`,
    none: 'nicht bekannt', letters: 'Zeichen, die die Schrift dieser Seite nicht hat, stehen ohne ihre Zusätze oder mit ihrer Nummer da. Genau so, wie sie angegeben wurden, stehen alle Angaben im Anhang evidence.json.',
    signed: (name: string) => `${name} (unterschrieben)`,
  },
  pt: {
    stamp: 'Assinado eletronicamente', title: 'Registo da assinatura eletrónica', lead: 'Esta página foi acrescentada quando o contrato foi assinado. As páginas anteriores são o contrato tal como foi lido.',
    signature: 'Assinatura', drawn: 'Desenhada na página', typed: 'Escrita', uploaded: 'Imagem carregada pelo signatário',
    signer: 'Assinado por', customer: 'Cliente', contract: 'Contrato', project: 'Projeto', company: 'Empresa', when: 'Data e hora', address: 'Endereço de rede', agent: 'Navegador',
    document: 'Documento', hash: 'SHA-256 do documento', size: (bytes: string) => `${bytes} bytes`, prefix: (bytes: string) => `Os primeiros ${bytes} bytes deste ficheiro são esse documento, sem alterações.`, consents: 'Condições aceites', consent: (version: number, at: string) => `versão ${version}, aceite em ${at}`,
    none: 'desconhecido', letters: 'Os sinais que as letras desta página não têm são escritos sem as suas marcas ou pelo seu número. Todos os dados, exatamente como foram indicados, estão no anexo evidence.json.',
    signed: (name: string) => `${name} (assinado)`,
  },
} as const;

export type ContractLanguage = keyof typeof words;
export type ContractWords = (typeof words)[ContractLanguage];

/** Ours for a customer's language; English when we don't have it. */
export function contractLanguage(language: string | null | undefined): ContractLanguage {
  const primary = (language ?? 'en').toLowerCase().split('-')[0] ?? 'en';
  return Object.hasOwn(words, primary) ? primary as ContractLanguage : 'en';
}

export const contractWords = (language: ContractLanguage): ContractWords => words[language];
