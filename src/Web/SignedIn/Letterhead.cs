using Zhiheng.Kernel;
using Zhiheng.Platform.Papers;
using Zhiheng.Platform.Powers;
using Zhiheng.Web.Look;

namespace Zhiheng.Web.SignedIn;

/// <summary>In whose name a paper goes out, who signs it, and where it can be contested.</summary>
public sealed class Letterhead(RegionTable regions, DatedRules rules)
{
    // The one-character names of the provinces, by the first two digits of their codes (GB/T 2260 gives the codes).
    private static readonly Dictionary<string, string> Provinces = new(StringComparer.Ordinal)
    {
        ["11"] = "京", ["12"] = "津", ["13"] = "冀", ["14"] = "晋", ["15"] = "内", ["21"] = "辽", ["22"] = "吉", ["23"] = "黑",
        ["31"] = "沪", ["32"] = "苏", ["33"] = "浙", ["34"] = "皖", ["35"] = "闽", ["36"] = "赣", ["37"] = "鲁", ["41"] = "豫",
        ["42"] = "鄂", ["43"] = "湘", ["44"] = "粤", ["45"] = "桂", ["46"] = "琼", ["50"] = "渝", ["51"] = "川", ["52"] = "黔",
        ["53"] = "滇", ["54"] = "藏", ["61"] = "陕", ["62"] = "甘", ["63"] = "青", ["64"] = "宁", ["65"] = "新", ["71"] = "台",
        ["81"] = "港", ["82"] = "澳",
    };

    /// <summary>The authority of the caller as papers name it; without a credit code of its own its region stands for it.</summary>
    public PaperOrgan Organ(Caller caller)
    {
        var organ = caller.Account.Organ ?? throw new InvalidOperationException("Only authorities issue papers.");
        return new PaperOrgan(organ.Name, Mark(organ.Region), caller.Account.OrganizationCode ?? organ.Region.Value);
    }

    /// <summary>
    /// 机关代字: 鲁市监认, 济南市监认, 济南历下区市监认. Unlike the short forms of everyday letters it never stands for two organs: a county is
    /// named with its city and in full.
    /// </summary>
    public string Mark(RegionCode region)
    {
        if (region.Prefix.Length == 2)
        {
            return $"{Provinces[region.Prefix]}市监认";
        }

        var city = RegionCode.Parse(region.Value[..4] + "00").Value;
        var cityName = regions.FindEver(city) is { IsPlace: true } known ? known.Name : Provinces[region.Value[..2]];
        var shortCity = cityName is { Length: > 2 } && cityName.EndsWith('市') ? cityName[..^1] : cityName;
        return region == city ? $"{shortCity}市监认" : $"{shortCity}{regions.FindEver(region)?.Name ?? region.Value}市监认";
    }

    /// <summary>A paper is Chinese, whatever language its signer reads the pages in.</summary>
    public static PaperSigner Signer(Caller caller, Role position)
        => new(caller.Account.PersonName, Roles.Words(position).Chinese, caller.Account.HasSecondFactor ? "密码+动态口令" : "密码");

    /// <summary>Review by the government of the region, by the terms in force on the day of the act.</summary>
    public Remedy Remedy(RegionCode region, DateOnly on) => new(
        $"{regions.PathName(region, on)}人民政府", rules.Require("remedy.review", on).Value, "有管辖权的人民法院", rules.Require("remedy.litigation", on).Value);
}
