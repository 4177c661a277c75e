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
adriana agnes agnieszka aisha alicia alina aliona amelia amina anastasia angelina anita anja annette antonia astrid audrey ayesha beata
bettina birgit bridget brigitte camilla carla carmen caterina cecilia chiara chloe clarissa claudia colette corinne daniela daphne delphine
dilma doris edith eileen elaine elena elisa elise elsa erica esther eugenia federica felicity francesca francoise freya frida gemma genevieve
gertrude gillian giulia greta gudrun gwen hanna heidi helena helga henrietta hilda ida ilse indira ines inga ingrid irina isabel isabelle
jasmine joyce juana juliana juliet jutta kamala karin katarina katharina katja katrin katya khadija kirsten klara larissa latifa laila leila
leonora leticia lena lidia lilian lily lorna lotte louisa lucia lucinda ludmila luisa lydia lyudmila madeleine maja malala manuela marcia
marcella mariam mariana marion marlene martina mathilde maureen maya mercedes michaela mila mildred milena mireille moira mona muriel nadia
nadine nathalie natalie nina nora noreen odette oksana pauline penelope petra philippa phoebe pia pilar polina rania raquel regina renata
rita roberta rosa rosario rukhsana ruth salma selina shirin shirley sigrid silvia simona siobhan soledad sonja stella sunita susanna suzanne
sybil tamara tania tanya tina ulla ulrike ursula ute valentina valeria violet vivian viviane waltraud wilma xenia yasmin yelena zara zeinab
zoe
alma daisy dolores ivy joy leah
`;

/** Given names of men that are not in the table of nicknames; facts collected by this project (CC0). */
export const MENS_NAMES = `
aaron abdullah adam adrian ahmed aidan alain alan alastair alberto alejandro aleksandr alessandro alfonso ali allan allen alvaro ambrose amir
anatoly anders andreas andrei andres angus antoine anton archie aron arthur arturo arun ashraf austin axel aziz barry bashar basil bastian benoit
bernardo bilal bjorn blake boris brendan brett brian bruce bruno bryan callum calvin carl carlos cedric cesar chase christian christoph
christophe colin conor craig cyril damian damien darren david dean declan denis derek desmond diego dieter dmitry dominik donovan duncan dylan
eamon edgar edouard eduard einar elias elliot elliott elton emil emilio emmanuel enzo eric erik ernesto ernst errol ethan etienne evan fabian
fabio farid felipe felix ferdinand fergus fernand filip finn florian francois franz friedrich fritz gareth gary gaston gavin geert giacomo gianni
giles giorgio giovanni glen glenn goran gordon graham grant guido guillaume gunther gustav gustavo guy hamid hamish hans harald harrison haruki
harvey hasan hassan hector heinrich heinz helmut henri henrik hernan hiroshi horst howard hugh hugo hunter hussein ian ibrahim igor ilya imran
irving ismail ivan ivo jacques jakob jared jason javier jefferson jens jerome joachim joel johan john jonas jordi jorge jose josef juan julian
julio jurgen karim karl keith ken kenji kenneth kevin khalid kieran klaus kofi konrad konstantin kurt kyle lars laurent leif leo leon leonardo
leonid liam lincoln lionel lloyd lorenzo louis luc luca lucas ludwig luigi luis luiz lukas luke luther magnus mahmoud malcolm manfred manuel marc
marcel marcelo marco marcus marek mario marius mark markus marshall martin mason massimo mateusz mats matteo matthias maurice mauricio maxim
mehmet michel miguel mikhail milan miroslav mohamed mohammed muhammad murad mustafa nasser neil nelson niall nicolai nigel nikolai nikolaos nils
noah olaf oleg olivier omar omer orlando oscar oskar osman otto owen pablo paolo pascal patrice paul paulo pavel pedro per percy phil philippe
pierre pieter piotr rafael rahul rainer rajiv ralph ramon rauf raul recep reinhard renato rene ricardo roberto rodrigo roger roland roman romano
rory ross roy rudolf rui ryan salman salvador samir sandro santiago saul sean sebastian serge sergei sergey sergio seth shane sidney silvio simon
slobodan spencer stefan stefano stephane stuart sven taras tariq theo thierry thomas tobias todd tomas tomasz tony toshio trevor troy tyler
umberto vaclav victor viktor vinod vitaly vladimir volker volodymyr wade wallace warren wayne werner wesley wilfried winston wolfgang xavier yann
yasser yevgeny youssef yuri yusuf yves zoltan
`;
export const NAMES_OF_BOTH =
  'al alex ali chris denis fran jackie jamie jan jean joan kelly kim kit lee leslie lou nan nat pat robin rosie sam sandy sasha terry tess val will';

/** Spellings of one given or family name in Latin letters, the usual one first; facts collected by this project (CC0). */
export const TRANSLITERATIONS = `
abdallah abdullah abdulla abdalla
abdel abdul
abdulaziz abdelaziz
abdulrahman abdelrahman abdurrahman
ahmed ahmad ahmet achmed ahmat
alexander aleksandr alexandr oleksandr aleksander
alexei aleksei aleksey alexey alexej oleksiy oleksii
ali aly
amir ameer emir
anatoly anatoli anatoliy anatolii
andrei andrey andrej andriy andrii
anwar anouar
arkady arkadi arkadiy
artem artyom
ayman aiman
barghouti barghouthi
bashar bachar
boutros butros
djokovic dokovic
dmitry dmitri dimitri dmitriy dmytro dmitrii dmitrij dimitriy dmytri
elena yelena
faisal faysal feisal
fatima fatma fatimah
fouad fuad
gaddafi qaddafi gadhafi kadhafi qadhafi khadafy gadafi kadafi gathafi qadafi
gennady gennadi gennadiy
gorbachev gorbachov
grigory grigori
haider haidar hayder haydar heidar
hamid hameed
haniyeh haniya haniyah
hassan hasan
hezbollah hizbollah hizbullah hezbullah
hisham hesham hicham
houthi huthi
hussein husayn husain hussain husein hossein hosein hussien houssein
ibrahim ebrahim ibraheem
igor ihor
ilya ilia
imad emad
ismail ismael esmail
jamal gamal djamal
jihad jehad
karim kareem
khaled khalid khaleed
khamenei khamenai khameini
khodorkovsky khodorkovski khodorkovskiy
kirill kiril
koehler kohler
laden ladin
lyudmila ludmila liudmila
mahmoud mahmud mahmood mehmood
mansour mansur mansoor
maxim maksim maksym
medvedev medvedyev
mehmet mehmed
meshaal mashaal meshal mashal
mikhail mikhael mykhailo michail
moeller moller
mohammed muhammad mohamed mohammad muhammed mohamad muhamad mohamud mohammod
morsi mursi morsy mursy
muammar moammar moamer moamar muammer mouammar
mubarak moubarak
mueller muller
musa mousa moussa
mustafa mostafa moustafa mustapha
nasrallah nasralla nasrullah
nasser nasir naser nassir
nikolai nikolay nikolaj mykola
noor nour nur
omar umar
osama usama oussama
othman uthman
poroshenko porochenko poroschenko
qasim kassem qassem kasim qasem
rafiq rafik
rashid rasheed rachid
riyad riad
rouhani rohani ruhani
salah saleh
salman selman
sayed saeed sayyid sayyed saied seyed
schaefer schafer
schroeder schroder
semyon semen
sergei sergey serhiy serhii sergej serguei sergeij sergiy
sheikh shaikh sheik
shevchenko schewtschenko
suleiman sulaiman soleiman suleyman sulayman
tariq tarek tarik
tatiana tatyana tatjana
timoshenko tymoshenko timoschenko
valery valeri valeriy valerii
vasily vasili vasiliy vassily
victor viktor wiktor
vitaly vitali vitaliy vitalii
vladimir wladimir
walid waleed
yanukovych yanukovich
yasser yasir yaser yassir
yatsenyuk yatseniuk
yegor egor
yekaterina ekaterina
yeltsin jelzin eltsin
yevgenia evgenia yevgeniya evgeniya
yevgeny evgeny evgeni evgeniy yevgeni yevgeniy evgenii yevgenii jewgeni jewgenij evgenij evgueni yevgueni
yulia iuliia yuliya yuliia
yuri yury yuriy yurii iurii
yusuf yousuf yousef youssef yusef yosef
zainab zaynab zeinab
zarif zareef
zawahiri zawahri
zelensky zelenskyy zelenskiy zelenskyi selenskyj
`;
