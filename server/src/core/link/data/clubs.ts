/**
 * Words of clubs' names, of sports that the world plays; facts collected by this project (CC0).
 * Letters and words that say what kind of club it is, in front of its name: "SG Flensburg-Handewitt", "AS Roma".
 */
export const CLUB_KINDS = `
ac acf afc as asd bk bsc ca cd cf csd dsc fc fk fsv gks hc hk hnk hsg ifk if ik ks kv kvc mfk mks nk ogc pfc pfk rb rc rcd rsc sc scr sg
sk ss ssc ssv sv tbv thw tsg tsv tus ud us vfb vfl wac
`;

/** What is enough of a club's name in front of its city: "Dinamo" of "Dinamo Zagreb", "Red Star" of "Red Star Belgrade". */
export const CLUBS_OF_CITIES = `
admira alianza anzhi arminia aris aris atletico atletico-nacional az bayer beitar blau-weiss bohemians borussia botev chornomorets
cska cwks dinamo dnipro dynamo eintracht energie espanyol estrela ferencvaros fortuna futsal gornik grasshopper
grasshoppers hajduk hallescher hansa hapoel hertha independiente inter internazionale iraklis jagiellonia karpaty kickers korona
krylia-sovetov krylya-sovetov lech legia levski lokomotiv lokomotyv ludogorets maccabi metalist metalurh metallist nacional ofi
olimpia olimpija olimpik olympique partizan paok peresvet polonia psv racing rapid rapide real red-bull red-star roter-stern rot-weiss
rubin sampdoria servette shakhtar shakhter siroki-brijeg slask slavia slovan sparta spartak sporting stade steaua
sturm terek tom torpedo union universitatea ural urawa velez viktoria vojvodina vorskla werder wisla young-boys zaglebie zalgiris
zarya zeljeznicar zenit zorya zrinjski
`;
