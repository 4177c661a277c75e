/** Given names and the short forms that news uses for them, a name a line; facts collected by this project (CC0). */
export const NICKNAMES = `
abigail abby
abraham abe
albert al bert bertie
alexander alex alec sandy sasha xander
alexandra alex sandra sasha
alfred alf alfie fred
andrew andy drew
angela angie
anthony tony
antonio toni tono
barbara barb babs
benjamin ben benny
bernard bernie
boris borya
bradley brad
catherine cathy kate katie cate
charles charlie chuck chas
christina chris tina chrissie
christine chris chrissie tina
christopher chris kit
clifford cliff
clinton clint
curtis curt
cynthia cindy
daniel dan danny
david dave davey
deborah deb debbie
dennis denny
dimitri dima mitya
dominic dom nick
donald don donnie
dorothy dot dottie
douglas doug
edmund ed eddie ned
eduardo edu lalo
edward ed eddie ted teddy ned
eleanor ellie nell
elizabeth liz beth betty lizzie eliza libby betsy
emmanuel manny
enrique quique
ernest ernie
eugene gene
fernando nando
florence flo
francisco paco pancho
francis frank fran
franklin frank
frederick fred freddie freddy rick
gabriel gabe
gabrielle gabby
geoffrey geoff jeff
george georgie
gerald gerry jerry
gerard gerry
gilbert gil bert
giuseppe beppe peppe
gregory greg
guadalupe lupe
harold harry hal
henry harry hank
herbert herb bert
ignacio nacho
isabella bella izzy
jacob jake
jacqueline jackie
james jim jimmy jamie
jeffrey jeff
jennifer jen jenny
jeremy jerry
jessica jess
jesus chuy
johannes hans jan
john jack johnny jon
jonathan jon jonny johnny
jose pepe chepe
joseph joe joey
joshua josh
judith judy
katherine kathy kate katie kat
kathleen kathy kath
kenneth ken kenny
lawrence larry laurie
leonard len lenny leo
leonardo leo
lewis lew lou
louis lou louie
luis lucho
luiz lula
manuel manolo manny
margaret maggie meg peggy marge margie
maria mari
martin marty
matthew matt
maximilian max
melissa mel
michael mike mick mickey micky
michelle shelly
mikhail misha
mitchell mitch
mohammed mo
nancy nan
natalia natasha
nathaniel nathan nate nat
nicholas nick nicky
nicolas nico
nikita niki
norman norm
oliver ollie
pamela pam
patricia pat patty trish tricia
patrick pat paddy
peter pete
philip phil pip
phillip phil
randolph randy
raymond ray
rebecca becky becca
reginald reg reggie
richard dick rick ricky rich richie
robert bob bobby rob robbie bert
roberto beto
ronald ron ronnie
rosemary rosie
rudolph rudy
russell russ
samuel sam sammy
samantha sam
sergio checho
solomon sol
stanley stan
stephen steve stevie
steven steve stevie
stuart stu
susan sue susie suzy
terence terry
teresa terry tess
theodore ted teddy theo
theresa terry tess
thomas tom tommy
timothy tim timmy
valerie val
victoria vicky tori
vincent vince vinny
virginia ginny
vladimir vova volodya
walter walt wally
wilfred wilf fred
william bill billy will willie willy liam
yevgeny zhenya
zachary zach zack
`;

/** Given names that women have; those of the table above that are not here are men's, but for these that both have. */
export const WOMENS_NAMES = `
abigail abby alexandra sandra amanda amy angela angie anna anne ann annie barbara barb babs beatrice carol caroline catherine cathy kate katie
cate charlotte cheryl chelsea christina tina chrissie christine claire clara cynthia cindy deborah deb debbie diana diane dorothy dot dottie
eleanor ellie nell elena elizabeth liz beth betty lizzie eliza libby betsy ellen emily emma eva evelyn fatima fiona florence flo frances
gabrielle gabby georgia gloria grace hannah heather helen hillary irene isabella bella izzy ivana ivanka jacqueline jackie jane janet jean
jennifer jen jenny jessica jess jill joan joanna joanne julia julie judith judy karen katherine kathy kat kathleen kath kelly kim laura linda
lisa louise lucy lupe guadalupe maria mari marie margaret maggie meg peggy marge margie marina martha mary megan meghan melania melissa mel
michelle shelly miriam monica nancy nan naomi natalia natasha nicole olga olivia pamela pam patricia patty trish tricia priscilla rachel
rebecca becky becca rosemary rosie rose ruth sally samantha sara sarah sharon sofia sonia sophia sophie stephanie susan sue susie suzy svetlana
sylvia tatiana teresa terry theresa tess valerie vanessa vera veronica victoria vicky tori virginia ginny wendy yulia yvonne
`;
export const NAMES_OF_BOTH =
  'al alex chris fran jackie jamie jan jean kelly kim kit lee leslie lou nan nat pat robin rosie sam sandy sasha terry tess val will';

/** Spellings of one given or family name in Latin letters, the usual one first; facts collected by this project (CC0). */
export const TRANSLITERATIONS = `
abdallah abdullah abdulla abdalla
abdulrahman abdelrahman abdurrahman
abdulaziz abdelaziz
ahmed ahmad ahmet achmed ahmat
aleksandr alexandr oleksandr aleksander
alexei aleksei aleksey alexey alexej oleksiy oleksii
ali aly
amir ameer emir
anatoly anatoli anatoliy anatolii
andrei andrey andrej andriy andrii
arkady arkadi arkadiy
bashar bachar
boutros butros
dmitry dmitri dimitri dmitriy dmytro dmitrii
yevgeny evgeny evgeni evgeniy yevgeni yevgeniy evgenii yevgenii
fatima fatma fatimah
gaddafi qaddafi gadhafi kadhafi qadhafi khadafy gadafi kadafi gathafi qadafi
gennady gennadi gennadiy
grigory grigori
haider haidar hayder haydar heidar
hassan hasan
hezbollah hizbollah hizbullah hezbullah
hussein husayn husain hussain husein hossein hosein hussien houssein
ibrahim ebrahim ibraheem
igor ihor
ismail ismael esmail
jamal gamal djamal
jihad jehad
karim kareem
khaled khalid khaleed
khamenei khamenai khameini
khodorkovsky khodorkovski khodorkovskiy
mahmoud mahmud mahmood mehmood
medvedev medvedyev
mehmet mehmed
mikhail mikhael mykhailo
mohammed muhammad mohamed mohammad muhammed mohamad muhamad mohamud mohammod
morsi mursi morsy mursy
mubarak moubarak
musa mousa moussa
mustafa mostafa moustafa mustapha
nasrallah nasralla nasrullah
nikolai nikolay nikolaj mykola
noor nour nur
omar umar
osama usama oussama
poroshenko porochenko
rafiq rafik
rouhani rohani ruhani
salah saleh
salman selman
sayed saeed sayyid sayyed saied seyed
sergei sergey serhiy serhii sergej
sheikh shaikh sheik
suleiman sulaiman soleiman suleyman sulayman
tariq tarek tarik
timoshenko tymoshenko
valery valeri valeriy valerii
vasily vasili vasiliy vassily
vitaly vitali vitaliy vitalii
vladimir wladimir
yanukovych yanukovich
yasser yasir yaser yassir
yatsenyuk yatseniuk
yeltsin jelzin eltsin
yulia iuliia yuliya yuliia
yuri yury yuriy yurii iurii
yusuf yousuf yousef youssef yusef yosef
zarif zareef
zelensky zelenskyy zelenskiy zelenskyi selenskyj
`;
