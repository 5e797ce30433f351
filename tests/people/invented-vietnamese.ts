/** Vietnamese articles invented for the tests. See invented.ts for the form. */
import { invented } from './invented.ts';

export const VIETNAMESE_ARTICLES = [
  invented(
    'cầu mới',
    'vi',
    { C: 'Trịnh Quốc Hưng', G: 'Đoàn Thị Bích Liên', D: 'Hoàng Văn Tám' },
    `
- n Sáng 12/6, tỉnh Phú Giang khởi công cầu Bến Đá dài 1,2 km.

C i Phát biểu tại buổi lễ, Chủ tịch UBND tỉnh Trịnh Quốc Hưng nhấn mạnh cây cầu sẽ rút ngắn thời gian đi lại còn 15 phút.
C i Ông Hưng đề nghị nhà thầu bảo đảm tiến độ và an toàn lao động.
C d "Người dân đã chờ 20 năm, không thể chờ thêm", ông nói.

G i Bà Đoàn Thị Bích Liên, Giám đốc Sở Giao thông, cho biết tổng vốn đầu tư là 860 tỷ đồng.
G i Theo bà Liên, công trình sẽ hoàn thành trong quý 3 năm 2027.

D i Ông Hoàng Văn Tám, một người dân xã Bến Đá, chia sẻ gia đình ông đã hiến 200 m2 đất.
D d "Có cầu thì con cháu đi học đỡ khổ", ông Tám nói.
- n Tỉnh hiện có 14 cây cầu yếu cần thay thế.
`,
  ),
  invented(
    'hội đàm',
    'vi',
    { B: 'Lương Thanh Tùng', S: 'Somchai Rattana' },
    `
- n Chiều 3/9, Bộ trưởng Bộ Nông nghiệp Lương Thanh Tùng hội đàm với ông Somchai Rattana, Bộ trưởng Thương mại nước bạn.

B i Bộ trưởng Lương Thanh Tùng hoan nghênh đoàn sang thăm và đánh giá cao kết quả hợp tác về thủy sản.
B i Ông khẳng định hai nước còn nhiều tiềm năng trong chế biến trái cây.
B i Bên cạnh đó, ông Tùng đề xuất lập nhóm công tác chung.

S i Về phần mình, ông Somchai Rattana cho rằng thủ tục kiểm dịch cần nhanh hơn.
S i Ông mong muốn hai bên sớm ký thỏa thuận công nhận lẫn nhau.

- j Hai bên nhất trí tổ chức cuộc họp tiếp theo vào tháng 1.
`,
  ),
  invented(
    'bóng đá',
    'vi',
    { H: 'Phan Đăng Khôi', T: 'Ngô Minh Trí' },
    `
- n Đội nữ Sông Cầu thắng 3-0 trong trận mở màn tối qua.
H i Huấn luyện viên Phan Đăng Khôi cho biết ông hài lòng với tinh thần của các cầu thủ.
H d “Chúng tôi còn sửa nhiều lỗi ở hàng thủ”, ông Khôi thừa nhận.
T i Đội trưởng Ngô Minh Trí thì cho rằng mặt sân quá trơn.
- n Trận tiếp theo diễn ra vào thứ Bảy.
`,
  ),
  invented(
    'phiên tòa',
    'vi',
    { A: 'Vũ Thị Hòa', L: 'Đặng Quang Vinh' },
    `
- n Tòa án tỉnh xét xử vụ lừa đảo đất đai sáng thứ Hai.
A i Tại tòa, bị cáo Vũ Thị Hòa khai đã nhận 4 tỷ đồng của 11 người.
A i Bà nói rằng số tiền đó đã mất hết.
L i Luật sư Đặng Quang Vinh đề nghị tòa xem xét hoàn cảnh gia đình của thân chủ.
L d Ông nói: "Bà ấy nuôi ba con nhỏ một mình".
- n Phiên tòa tiếp tục vào ngày mai.
`,
  ),
];
