using Zhiheng.Kernel;

namespace Zhiheng.Studies.Consents;

internal static class ConsentRefusals
{
    public static Refusal Recipient() => new("studies.consent.recipient", "请指明一个接收方：选择一个监管机关，或填写一个企业、机构的代码，二者只能其一。")
    {
        English = "Name exactly one recipient: an authority, or the code of one firm or body.",
    };

    public static Refusal Organ(string name) => new("studies.consent.organ", $"没有找到可以查看共享研究的机关“{name}”。请从列表中选择。")
    {
        English = "No such authority has anybody who may read shared studies. Choose one of the list.",
    };

    public static Refusal Party(string code) => new("studies.consent.party", $"登记簿中没有代码为 {code} 的企业或机构。请核对统一社会信用代码。")
    {
        English = $"The register holds no firm or body with the code {code}. Check the unified credit code.",
    };

    public static Refusal Own() => new("studies.consent.own", "不能共享给本单位：同事登录后直接可见。请填写其他单位的代码。") { English = "Your colleagues read it already. Name another firm or body." };

    public static Refusal Reach() => new("studies.consent.reach", "请选择共享最新版本还是全部版本。") { English = "Choose whether the latest version is shared or all of them." };

    public static Refusal Starts(DateOnly day, DateOnly today) => new("studies.consent.starts", $"开始日期 {day:yyyy-MM-dd} 早于今天（{today:yyyy-MM-dd}）。请改为今天或以后。")
    {
        English = "The first day is over. Choose today or later.",
    };

    public static Refusal Ends(DateOnly from, DateOnly last) => new("studies.consent.ends", $"截止日期须在 {from:yyyy-MM-dd} 至 {last:yyyy-MM-dd} 之间：共享最长一年，到期可再次共享。")
    {
        English = $"The last day lies between {from:yyyy-MM-dd} and {last:yyyy-MM-dd}: a consent lasts a year at most and may be given again.",
    };

    public static Refusal Already(string recipient, DateOnly ends) => new("studies.consent.already", $"已共享给“{recipient}”，至 {ends:yyyy-MM-dd}。如需改变范围或期限，请先撤回再重新共享。")
    {
        English = $"Shared with this recipient until {ends:yyyy-MM-dd} already. Withdraw that consent first to change it.",
    };

    public static Refusal Over() => new("studies.consent.over", "这项共享已经撤回或到期，无需再撤回。请刷新页面。") { English = "This consent has ended. Reload the page." };
}
