/** Domains that people really have their mail at: none of them is a slip of the finger. */
const REAL = `
gmail.com googlemail.com google.com yahoo.com yahoo.co.uk yahoo.fr yahoo.de yahoo.it yahoo.es yahoo.ca yahoo.co.in yahoo.co.jp yahoo.com.br
yahoo.com.au yahoo.com.ar yahoo.com.mx yahoo.co.id yahoo.com.tw yahoo.com.hk yahoo.com.sg yahoo.com.ph yahoo.com.vn yahoo.pl yahoo.ro
yahoo.gr yahoo.se yahoo.no yahoo.dk yahoo.in ymail.com rocketmail.com myyahoo.com aol.com aol.co.uk aol.de aol.fr aim.com love.com
games.com wow.com verizon.net hotmail.com hotmail.co.uk hotmail.fr hotmail.de hotmail.it hotmail.es hotmail.be hotmail.ca hotmail.nl
hotmail.se hotmail.no hotmail.dk hotmail.ch hotmail.co.jp hotmail.com.br hotmail.com.ar hotmail.com.tr hotmail.gr hotmail.hu hotmail.cz
hotmail.sk hotmail.pl outlook.com outlook.fr outlook.de outlook.it outlook.es outlook.cz outlook.sk outlook.at outlook.be outlook.dk
outlook.ie outlook.pt outlook.hu outlook.jp outlook.kr outlook.in outlook.com.au outlook.com.br outlook.com.ar outlook.co.th outlook.co.id
live.com live.co.uk live.fr live.de live.it live.nl live.be live.se live.no live.dk live.ca live.cz live.sk live.at live.ru live.cn live.ie
live.com.au live.com.mx live.com.ar live.com.pt live.jp msn.com windowslive.com passport.com microsoft.com icloud.com me.com mac.com apple.com
mail.com email.com usa.com post.com europe.com consultant.com engineer.com dr.com myself.com iname.com writeme.com cheerful.com techie.com
hushmail.com hush.com hushmail.me fastmail.com fastmail.fm fastmail.net fastmail.org proton.me protonmail.com protonmail.ch pm.me
tutanota.com tutanota.de tutamail.com tuta.io tuta.com keemail.me mailbox.org posteo.de posteo.net posteo.at posteo.ch startmail.com
mailfence.com runbox.com kolabnow.com disroot.org riseup.net zoho.com zohomail.com zohomail.eu inbox.com lycos.com excite.com juno.com
netzero.net netzero.com earthlink.net mindspring.com comcast.net sbcglobal.net att.net bellsouth.net cox.net charter.net spectrum.net
optonline.net roadrunner.com frontier.com frontiernet.net centurylink.net windstream.net q.com embarqmail.com shaw.ca rogers.com bell.net
sympatico.ca telus.net videotron.ca hey.com duck.com skiff.com pobox.com gmx.com gmx.us gmx.de gmx.net gmx.at gmx.ch gmx.eu gmx.co.uk
gmx.fr gmx.es gmx.info gmx.org web.de t-online.de t-online.hu magenta.de freenet.de arcor.de vodafone.de vodafonemail.de kabelmail.de
unitybox.de online.de onlinehome.de mail.de email.de firemail.de eclipso.de ewe.net ewetel.net osnanet.de netcologne.de nexgo.de
versanet.de alice.de alice-dsl.net o2online.de o2mail.de compuserve.de 1und1.de ionos.de strato.de bluewin.ch sunrise.ch hispeed.ch
swissonline.ch green.ch post.ch aon.at a1.net chello.at inode.at kabsi.at liwest.at utanet.at tele2.at drei.at
seznam.cz email.cz post.cz spoluzaci.cz stream.cz firmy.cz centrum.cz atlas.cz volny.cz tiscali.cz quick.cz iol.cz upcmail.cz chello.cz
o2.cz o2active.cz t-email.cz vodafonemail.cz klikni.cz mybox.cz raz-dva.cz worldonline.cz telecom.cz contactel.cz cmail.cz mail.cz
e-mail.cz wo.cz pobox.cz razdva.cz uvirt.cz tmo.cz seznam.sk zoznam.sk centrum.sk azet.sk post.sk pobox.sk stonline.sk atlas.sk
mail.t-com.sk chello.sk orangemail.sk slovanet.sk inmail.sk szm.sk szm.com nextra.sk netkosice.sk gaya.sk pobox.com.sk
wp.pl wp.eu o2.pl tlen.pl go2.pl prokonto.pl interia.pl interia.eu interia.com poczta.fm vip.interia.pl intmail.pl onet.pl onet.eu
poczta.onet.pl op.pl vp.pl spoko.pl amorki.pl buziaczek.pl autograf.pl opoczta.pl gazeta.pl neostrada.pl int.pl poczta.pl
home.pl nazwa.pl orange.pl plusnet.pl vectra.pl inea.pl toya.net.pl tenbit.pl
ukr.net i.ua meta.ua bigmir.net email.ua mail.ua online.ua ex.ua 3g.ua ua.fm voliacable.com kyivstar.net lviv.ua gmail.ua
yandex.ru yandex.ua yandex.com yandex.kz yandex.by ya.ru mail.ru bk.ru list.ru inbox.ru internet.ru rambler.ru lenta.ru autorambler.ru
myrambler.ru ro.ru vk.com narod.ru pochta.ru hotbox.ru
orange.fr wanadoo.fr free.fr sfr.fr laposte.net neuf.fr bbox.fr numericable.fr club-internet.fr aliceadsl.fr voila.fr cegetel.net
libero.it virgilio.it alice.it tim.it tin.it tiscali.it fastwebnet.it inwind.it iol.it poste.it pec.it aruba.it email.it
telefonica.net terra.es ono.com movistar.es telefonica.es sapo.pt clix.pt netcabo.pt iol.pt mail.pt
ziggo.nl kpnmail.nl kpnplanet.nl planet.nl home.nl hetnet.nl xs4all.nl upcmail.nl chello.nl casema.nl telenet.be skynet.be proximus.be
scarlet.be voo.be telia.com bredband.net tele2.se comhem.se spray.se online.no broadpark.no getmail.no tdcadsl.dk mail.dk jubii.dk
stofanet.dk elisanet.fi kolumbus.fi luukku.com suomi24.fi pp.inet.fi inbox.lv apollo.lv mail.ee hot.ee online.ee zebra.lt one.lt
freemail.hu citromail.hu indamail.hu upcmail.hu chello.hu vipmail.hu abv.bg mail.bg dir.bg siol.net amis.net email.si
net.hr inet.hr vip.hr btinternet.com sky.com virginmedia.com ntlworld.com talktalk.net blueyonder.co.uk o2.co.uk tiscali.co.uk plus.com
eircom.net otenet.gr forthnet.gr in.gr walla.co.il walla.com bezeqint.net mynet.com superonline.com ttmail.com uol.com.br bol.com.br
terra.com.br ig.com.br globo.com globomail.com oi.com.br zipmail.com.br r7.com rediffmail.com sify.com indiatimes.com
qq.com foxmail.com 163.com 126.com yeah.net sina.com sina.cn sohu.com aliyun.com 139.com 189.cn naver.com hanmail.net daum.net nate.com
docomo.ne.jp ezweb.ne.jp softbank.ne.jp nifty.com bigpond.com optusnet.com.au iinet.net.au xtra.co.nz mweb.co.za telkomsa.net
cvut.cz fel.cvut.cz cuni.cz natur.cuni.cz muni.cz mail.muni.cz vutbr.cz stud.feec.vutbr.cz vse.cz upol.cz osu.cz zcu.cz tul.cz
mendelu.cz czu.cz utb.cz vsb.cz slu.cz jcu.cz upce.cz stuba.sk uniba.sk upjs.sk tuke.sk euba.sk unipo.sk umb.sk
uw.edu.pl uj.edu.pl agh.edu.pl pw.edu.pl put.poznan.pl amu.edu.pl pwr.edu.pl tum.de lmu.de rwth-aachen.de uni-heidelberg.de fu-berlin.de
hu-berlin.de kit.edu tuwien.ac.at univie.ac.at ethz.ch epfl.ch knu.ua kpi.ua mit.edu stanford.edu harvard.edu berkeley.edu ox.ac.uk
cam.ac.uk ucl.ac.uk imperial.ac.uk kth.se uva.nl kuleuven.be sorbonne.fr polimi.it uniroma1.it
skoda-auto.cz cez.cz csob.cz kb.cz csas.cz rb.cz moneta.cz alza.cz rohlik.cz kosik.cz avast.com jetbrains.com kiwi.com mall.cz
ceskaposta.cz cd.cz dpp.cz praha.eu brno.cz mvcr.cz justice.cz slsp.sk vub.sk tatrabanka.sk eset.sk eset.com pkobp.pl pzu.pl allegro.pl
cdprojektred.com siemens.com bosch.com sap.com bmw.de volkswagen.de daimler.com telekom.de deutschebahn.com dhl.com basf.com bayer.com
amazon.com facebook.com meta.com netflix.com ibm.com oracle.com intel.com cisco.com hp.com dell.com tesla.com multisafepay.com adyen.com
stripe.com ing.nl philips.com shell.com unilever.com ikea.com ericsson.com nokia.com gov.uk europa.eu ec.europa.eu un.org who.int
cloud.com maily.cz emil.cz posta.cz volby.cz
gov.cz gov.sk gov.pl bund.de parlament.ch admin.ch redcross.org wikipedia.org mozilla.org debian.org gnu.org apache.org
`;

export const REAL_DOMAINS: readonly string[] = REAL.trim().split(/\s+/);

/** What a slip of the finger makes of a domain, and which one. */
export const SLIPS: readonly (readonly [typed: string, meant: string])[] = [
  ['gmial.com', 'gmail.com'],
  ['gmal.com', 'gmail.com'],
  ['gmai.com', 'gmail.com'],
  ['gamil.com', 'gmail.com'],
  ['gnail.com', 'gmail.com'],
  ['gmaill.com', 'gmail.com'],
  ['gmsil.com', 'gmail.com'],
  ['gmail.con', 'gmail.com'],
  ['gmail.co', 'gmail.com'],
  ['gmail.cm', 'gmail.com'],
  ['gmail.ocm', 'gmail.com'],
  ['gmail.comm', 'gmail.com'],
  ['gmailcom', 'gmail.com'],
  ['GMIAL.COM', 'gmail.com'],
  ['seznam.c', 'seznam.cz'],
  ['seznam.z', 'seznam.cz'],
  ['seznamcz', 'seznam.cz'],
  ['sezanm.cz', 'seznam.cz'],
  ['seznma.cz', 'seznam.cz'],
  ['sznam.cz', 'seznam.cz'],
  ['seynam.cz', 'seznam.cz'],
  ['seznan.cz', 'seznam.cz'],
  ['hotmial.com', 'hotmail.com'],
  ['hotmai.com', 'hotmail.com'],
  ['hotmal.com', 'hotmail.com'],
  ['homail.com', 'hotmail.com'],
  ['outlok.com', 'outlook.com'],
  ['outloook.com', 'outlook.com'],
  ['outlook.con', 'outlook.com'],
  ['yaho.com', 'yahoo.com'],
  ['yahooo.com', 'yahoo.com'],
  ['yahoo.cmo', 'yahoo.com'],
  ['iclod.com', 'icloud.com'],
  ['icloud.co', 'icloud.com'],
  ['centum.cz', 'centrum.cz'],
  ['centrum.c', 'centrum.cz'],
  ['centrun.sk', 'centrum.sk'],
  ['zoznma.sk', 'zoznam.sk'],
  ['protonmial.com', 'protonmail.com'],
  ['googlemial.com', 'googlemail.com'],
  ['tonline.de', 't-online.de'],
  ['freent.de', 'freenet.de'],
  ['inetria.pl', 'interia.pl'],
  ['yandx.ru', 'yandex.ru'],
  ['ramblr.ru', 'rambler.ru'],
];
