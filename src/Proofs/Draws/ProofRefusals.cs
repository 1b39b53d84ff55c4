namespace Zhiheng.Proofs;

internal static partial class ProofRefusals
{
    public static ProofRefusal DrawNotCanonical() => new(
        "proofs.draw.not-canonical", "文件不是规范形式的 JSON（RFC 8785），可能被重新排版或改动。请从公布处重新下载，不要用编辑器打开保存。");

    public static ProofRefusal DrawUnknownMember(string place) => new(
        "proofs.draw.unknown-member", $"“{Shorten(place)}”不是抽取文件应有的内容，含义不明。请核对文件来源。");

    public static ProofRefusal DrawMissing(string place) => new(
        "proofs.draw.missing", $"缺少“{Shorten(place)}”。请补齐，或从公布处重新下载。");

    public static ProofRefusal DrawMember(string place) => new(
        "proofs.draw.member", $"“{Shorten(place)}”不合格式或超出范围。请更正，或从公布处重新下载。");

    public static ProofRefusal DrawSuiteUnknown(string place) => new(
        "proofs.draw.suite", $"“{Shorten(place)}”不是所支持的抽取方法（qd1、qd1-sm3）。请使用较新的程序核对。");

    public static ProofRefusal DrawSubject(string id) => new(
        "proofs.draw.subject", $"名单中“{Shorten(id)}”的编号、区划、类别、签数（1 至 1000）或随机数不合格式。请更正名单。");

    public static ProofRefusal DrawTooMany(int most) => new(
        "proofs.draw.too-many", $"名单超过 {most} 家。请分批抽取。");

    public static ProofRefusal DrawTwice(string id) => new(
        "proofs.draw.twice", $"名单中“{Shorten(id)}”出现多次，会多得一签。请去重。");

    public static ProofRefusal DrawOrder(string id) => new(
        "proofs.draw.order", $"名单应按编号从小到大排列，“{Shorten(id)}”的位置不对。请从公布处重新下载。");

    public static ProofRefusal DrawLine(long line) => new(
        "proofs.draw.line", $"名单文件第 {line} 行不是规范形式的名单项，或没有以换行结束。请从公布处重新下载。");

    public static ProofRefusal DrawTooManyDrawn(string stratum, int draws, int members) => new(
        "proofs.draw.too-many-drawn", $"“{stratum}”层只有 {members} 家，方案要抽 {draws} 家。请调整方案。");

    public static ProofRefusal DrawCounts(int count) => new(
        "proofs.draw.counts", $"各层家数与排除家数之和不等于名单的 {count} 家。请核对方案。");

    public static ProofRefusal DrawTooFewParties(int parties) => new(
        "proofs.draw.too-few-parties", $"只有 {parties} 方作出承诺，至少应有两方。请增加见证方。");

    public static ProofRefusal DrawSameCommitment() => new(
        "proofs.draw.same-commitment", "有两方的承诺相同，其中一方可能抄袭了另一方。请各自重新生成。");

    public static ProofRefusal DrawEmptyCommitment() => new(
        "proofs.draw.empty-commitment", "有一方承诺的是空值，等于没有参与。请重新生成。");

    public static ProofRefusal DrawPoolChanged(string list, int planned, int found) => new(
        "proofs.draw.pool-changed", $"名单（{list}）与定稿的方案不符：方案为 {planned} 项，现为 {found} 项，或有内容改动。定稿后名单不得变动，请使用定稿时的名单。");

    public static ProofRefusal DrawStratumOf(string grade, string region, int strata) => new(
        "proofs.draw.stratum-of", $"类别 {grade}、区划 {region} 的企业属于 {strata} 个层，应恰好属于一个。请更正分层规则。");

    public static ProofRefusal DrawStratumCount(string stratum, int planned, long found) => new(
        "proofs.draw.stratum-count", $"“{stratum}”层在方案中有 {planned} 家，按名单实有 {found} 家。请更正方案。");

    public static ProofRefusal DrawExclusion(string id) => new(
        "proofs.draw.exclusion", $"排除名单中的“{Shorten(id)}”不在名单内，或次序不对、重复。请更正排除名单。");

    public static ProofRefusal DrawNoTeam(string place, int eligible, int size) => new(
        "proofs.draw.no-team", $"“{Shorten(place)}”可派的检查人员只有 {eligible} 名，每组需要 {size} 名。请补充名录、放宽地域或调整方案。");

    public static ProofRefusal DrawNoLeader(string place, int eligible) => new(
        "proofs.draw.no-leader", $"“{Shorten(place)}”可派的 {eligible} 名检查人员中没有能任组长的。请补充名录或调整方案。");

    public static ProofRefusal DrawTooFewInspectors(long seats, long reached, string regions) => new(
        "proofs.draw.too-few-inspectors", $"共需检查人员 {seats} 人次，无论抽中哪些企业，至多能派出 {reached} 人次，短缺在 {Shorten(regions)}。请补充名录、提高人均任务上限或减少抽取数。");

    public static ProofRefusal DrawKey(string vkey) => new(
        "proofs.draw.key", $"方案写明的密钥“{Shorten(vkey)}”不在您所信任的密钥之内。请核对密钥，或用 --key 补充。");

    public static ProofRefusal DrawFrozenOther() => new(
        "proofs.draw.frozen-other", "账本中的那一条不是这份方案的定稿，方案可能在定稿后被改动。请保留两份文件并向监督部门反映。");

    public static ProofRefusal DrawRevealCount(int found, int expected) => new(
        "proofs.draw.reveal-count", $"应有 {expected} 方揭示，文件中有 {found} 方。未揭示的一方也应写明。");

    public static ProofRefusal DrawReveal(int party) => new(
        "proofs.draw.reveal", $"第 {party} 方揭示的内容与其承诺不符。该方换了内容，或文件被改动。");

    public static ProofRefusal DrawRevealLate(int party, string at, string by) => new(
        "proofs.draw.reveal-late", $"第 {party} 方于 {at} 揭示，迟于方案规定的 {by}，应按未揭示（空值）计。");

    public static ProofRefusal DrawRevealEarly(int party, string at) => new(
        "proofs.draw.reveal-early", $"第 {party} 方于 {at} 揭示，早于方案定稿，承诺已失去意义。请重新抽取。");

    public static ProofRefusal DrawBeaconOther() => new(
        "proofs.draw.beacon-other", "信标不是方案写明的那一个（类型、轮次或期号不同），或改用备用信标而没有写明理由。");

    public static ProofRefusal DrawBeaconEarly(string at) => new(
        "proofs.draw.beacon-early", $"信标产生于 {at}，不晚于方案定稿，或早于方案规定的最早开始时间：当时仍可按信标挑选方案。这次抽取不可采信。");

    public static ProofRefusal DrawBeacon(string what) => new(
        "proofs.draw.beacon", $"信标的证据不成立（{what}）。请从公布处重新下载。");

    public static ProofRefusal DrawBeaconQuorum(int found, int quorum) => new(
        "proofs.draw.beacon-quorum", $"信标检查点应恰有方案所列见证人的 {quorum} 个签名，现有 {found} 个。多出的签名使结果可挑选，不予采信。");

    public static ProofRefusal DrawSeedWrong(string seed) => new(
        "proofs.draw.seed", $"由方案、揭示值和信标算得的种子是 {seed}，与公布的不同。方案、揭示值、信标或种子被改动。");

    public static ProofRefusal DrawSelected(string stratum, int place, string expected, string found) => new(
        "proofs.draw.selected", $"“{stratum}”层第 {place} 个入选者应为“{Shorten(expected)}”，公布的是“{Shorten(found)}”。结果被改动。");

    public static ProofRefusal DrawSelectedCount(string stratum, int found, int expected) => new(
        "proofs.draw.selected-count", $"“{stratum}”层应抽 {expected} 家，公布了 {found} 家。结果被改动。");

    public static ProofRefusal DrawReserve(string stratum, int place) => new(
        "proofs.draw.reserve", $"“{stratum}”层第 {place} 个候补与签号次序不符。结果被改动。");

    public static ProofRefusal DrawCutOff(string stratum) => new(
        "proofs.draw.cut-off", $"“{stratum}”层的截止签号与最后一个入选者的签号不符。结果被改动。");

    public static ProofRefusal DrawTeam(int task, string subject) => new(
        "proofs.draw.team", $"第 {task} 项任务（“{Shorten(subject)}”）的检查组与按种子分派的不同。分派被改动，或人工调整没有另行记载。");

    public static ProofRefusal DrawSealWrong() => new(
        "proofs.draw.seal", "公布的结果与检查前封存的散列值不符，结果在封存后被改动。");

    public static ProofRefusal DrawDigest() => new(
        "proofs.draw.digest", "文件与其自身的散列值不符，有内容被改动。请从公布处重新下载。");

    public static ProofRefusal DrawOwnLeaf(string id) => new(
        "proofs.draw.own-leaf", $"“{Shorten(id)}”的名单项不在方案的名单中：名单项、位置或路径不对。请向公布者重新索取。");

    public static ProofRefusal DrawOwnTicket(string id) => new(
        "proofs.draw.own-ticket", $"“{Shorten(id)}”的签号与截止签号比较的结果，同公布的入选名单不一致。请保留文件并向监督部门反映。");
}
