using Zhiheng.Kernel;
using Zhiheng.Platform.Reference;

namespace Zhiheng.Bench.Search;

/// <summary>
/// Company names of the usual form (place, brand, trade, legal form), the same for the same seed. Brands follow a skewed choice of
/// characters, places are the real divisions, and a name in twelve carries Latin letters or brackets.
/// </summary>
internal sealed class MadeUpNames(ulong seed)
{
    private const string BrandCharacters =
        "华金海新天大德瑞鑫中恒泰安宏盛源达信诚永宇东兴盈科亿联佳立通美创万福星文康龙众博丰昌润和光明利顺成嘉汇凯正力祥隆元江平飞国云南方长百合圣益航腾风山森"
        + "建世宝林河景同惠优胜友尚远超智城春乐环荣欣邦升艺亚贝晟君特浩三晨千阳雅双鼎聚易思友义久顿卓朗迪唐洲奥格润伟宁富晶峰麦弘庆生海耀旺铭辰越泽浦柏莱翔蓝"
        + "语诺维景迈巨洋铁锦鹏颐悦昊淼焱垚骏骐璟翊曜桐榕槿蓉芙菱芊沐沁汐洛泓渝湘浙皖鲁豫冀晋陕陇黔滇桂琼粤闽赣鄂沪津京辽吉黑蒙宁青藏新";

    private static readonly string[] Trades =
    [
        "科技", "机械", "机械设备", "建材", "建筑工程", "食品", "电子科技", "商贸", "贸易", "化工", "新材料", "环保科技", "物流", "汽车零部件", "纺织", "服装",
        "电器", "电气设备", "仪器仪表", "医疗器械", "生物科技", "农业科技", "餐饮管理", "物业管理", "信息技术", "软件", "装饰工程", "市政工程", "园林绿化", "塑料制品",
        "橡胶", "钢结构", "管业", "阀门", "电缆", "照明", "光电科技", "能源", "新能源科技", "环境工程", "检测技术服务", "人力资源", "印务", "包装", "家具", "陶瓷", "玻璃",
        "水泥", "矿业", "冶金材料",
    ];

    private static readonly string[] Forms =
    [
        "有限公司", "有限公司", "有限公司", "有限公司", "有限责任公司", "股份有限公司", "集团有限公司", "厂", "有限公司分公司", "专业合作社",
    ];

    private readonly string[] places =
    [
        .. ReferenceData.Regions.All
            .Where(r => r.ValidTo is null && r.IsPlace && !r.IsFunctionalZone && r.Level != RegionLevel.Province)
            .Select(r => r.Name),
    ];

    private ulong state = seed;

    /// <summary>A name; the brand stands from <c>BrandAt</c> on, <c>BrandLength</c> characters.</summary>
    public (string Text, int BrandAt, int BrandLength) Next()
    {
        var place = places[Skewed(places.Length)];
        place = Below(3) == 0 ? place : place.TrimEnd('市', '县', '区');
        var brand = string.Concat(Enumerable.Range(0, 2 + Skewed(3)).Select(_ => BrandCharacters[Skewed(BrandCharacters.Length)]));
        brand = Below(12) == 0 ? brand + (char)('A' + Below(26)) + (char)('A' + Below(26)) : brand;
        var before = Below(12) == 0 ? $"({place})" : place;
        var text = before[0] == '(' ? brand + before : before + brand;
        return (text + Trades[Skewed(Trades.Length)] + Forms[Below(Forms.Length)], before[0] == '(' ? 0 : before.Length, brand.Length);
    }

    /// <summary>0 up to and without <paramref name="end"/>, each as likely as the others.</summary>
    public int Below(int end)
    {
        // SplitMix64: its sequence is fixed by its definition, not by a library version.
        state += 0x9E3779B97F4A7C15;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return (int)((z ^ (z >> 31)) % (ulong)end);
    }

    /// <summary>The first of <paramref name="end"/> far more often than the last.</summary>
    private int Skewed(int end)
    {
        var part = Below(1 << 20) / (double)(1 << 20);
        return (int)(part * part * end);
    }
}
